//! Whom to ask.

use crate::model::config::Contact;
use crate::model::path::Slug;
use crate::render::reads::SiteReader;

/// Whom to ask about what a department does: its own contact, or that of the one above it.
pub fn of_department(site: &SiteReader, department: &Slug) -> Option<Contact> {
    let department = site.department(department)?;
    let above = || department.parent.as_ref().and_then(|parent| site.department(&parent.value)?.contact.clone());
    department.contact.clone().or_else(above)
}
