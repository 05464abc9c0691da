//! Views that several kinds of pages share, as plain data for templates.

pub mod calendar;
pub mod codes;
pub mod contact;
pub mod correction;
pub mod document_name;
pub mod feed;
pub mod figure;
pub mod followed;
pub mod grade;
pub mod head_of_department;
pub mod indicator;
pub mod item;
pub mod names;
pub mod part;
pub mod picture;
pub mod place;
pub mod printed_rows;
pub mod promise_rows;
pub mod site;
pub mod table;
pub mod term;
pub mod thread;
pub mod update;
pub mod when;
