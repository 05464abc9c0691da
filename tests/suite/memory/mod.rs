//! What the site remembers of its publications, and the commands around it.

mod clerk;
mod correct;
mod diff;
mod ids;
mod lock;
mod new_year;
mod publish;
