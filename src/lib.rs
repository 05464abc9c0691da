//! tomei (透明) publishes the yearly goals of public bodies as a static site.
//!
//! Content enters at one end and files leave at the other; nothing walks back:
//!
//! ```text
//! load → validate → resolve → index → render, export → write
//! ```
//!
//! The modules in reading order:
//!
//! - [`model`]: plain data, what a site *is*;
//! - [`yaml`]: YAML as a tree with places;
//! - [`front_matter`]: the front matter of documents;
//! - [`eras`]: years and days of the Japanese calendar, read and printed;
//! - [`diagnostic`]: the type of a fault; the faults themselves are with their stages;
//! - [`load`]: reads the disk, the only module that does;
//! - [`validate`]: bytes of one file become one typed document;
//! - [`resolve`]: documents become a site whose references all hold;
//! - [`check`]: what a good editor would say of a sound site;
//! - [`front_matter`]: prints the YAML front matter of documents;
//! - [`import`]: sheets from Word, Excel and PDF become documents;
//! - [`publication`]: the lock file of what was published, and what has changed since;
//! - [`correct`]: words of a published file become others, with a record;
//! - [`next_year`]: a year's documents become the drafts of the next year;
//! - [`markdown`]: running text to HTML and to plain text;
//! - [`index`]: a site becomes the text and the terms that search is made from;
//! - [`i18n`]: words, languages, plural forms, templates translated;
//! - [`theme`]: Tera templates, the embedded ones and a site's own;
//! - [`render`]: a site becomes pages;
//! - [`diff`]: what a publication would change for readers, text by text;
//! - [`export`]: a site becomes open data;
//! - [`mod@write`]: files reach the output folder, all or none;
//! - [`pipeline`]: the order of the stages, in full and after one edit;
//! - [`commands`]: what each command does;
//! - [`cli`]: arguments, printing, exit codes and the preview server.

pub mod check;
pub mod cli;
pub mod commands;
pub mod correct;
pub mod diagnostic;
pub mod diff;
pub mod eras;
pub mod export;
pub mod front_matter;
pub mod i18n;
pub mod import;
pub mod index;
pub mod load;
pub mod markdown;
pub mod model;
pub mod next_year;
pub mod pipeline;
pub mod publication;
pub mod render;
pub mod resolve;
pub mod theme;
pub mod validate;
pub mod write;
pub mod yaml;
