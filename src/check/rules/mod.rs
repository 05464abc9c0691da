//! The editorial rules, one per file, and their registration.
//!
//! To add a rule, add its file, its `mod` line and its entry in [`LINTS`]. `tomei check --rules` then prints it, and
//! `allow` accepts its code.

mod carried_from_nothing;
mod circled_in_data;
mod era_disagrees;
mod era_never_came;
mod figure_without_date;
mod figure_without_unit;
mod foreign_image;
mod half_width_kana;
mod heading_skips;
mod link_certificate;
mod link_gone;
mod link_host_unknown;
mod link_moved;
mod link_not_asked;
mod link_silent;
mod machine_dependent;
mod mixed_widths;
mod mixed_widths_of_site;
mod month_read;
mod old_form;
mod placeholder;
mod placeholder_row;
mod private_name;
mod promises_without_result;
mod result_elsewhere;
mod spaced_letters;
mod studied_again;
mod suppression_unknown;
mod suppression_unused;
mod suppression_without_reason;
mod two_ordinals;
mod two_spellings;
mod unknown_anchor;
mod year_carried;

use crate::check::lint::Lint;

/// Every rule, in the order of the codes.
pub const LINTS: &[Lint] = &[
    placeholder::LINT,
    placeholder_row::LINT,
    era_disagrees::LINT,
    era_never_came::LINT,
    year_carried::LINT,
    month_read::LINT,
    carried_from_nothing::LINT,
    promises_without_result::LINT,
    result_elsewhere::LINT,
    two_spellings::LINT,
    two_ordinals::LINT,
    studied_again::LINT,
    figure_without_unit::LINT,
    figure_without_date::LINT,
    private_name::LINT,
    heading_skips::LINT,
    unknown_anchor::LINT,
    foreign_image::LINT,
    link_gone::LINT,
    link_moved::LINT,
    link_host_unknown::LINT,
    link_certificate::LINT,
    link_silent::LINT,
    link_not_asked::LINT,
    spaced_letters::LINT,
    old_form::LINT,
    mixed_widths::LINT,
    mixed_widths_of_site::LINT,
    circled_in_data::LINT,
    machine_dependent::LINT,
    half_width_kana::LINT,
    suppression_without_reason::LINT,
    suppression_unused::LINT,
    suppression_unknown::LINT,
];
