//! Prints diagnostics as a SARIF 2.1.0 log (OASIS), for tools that collect findings.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::cli::report::finding::Finding;
use crate::diagnostic::code::Code;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::severity::Severity;
use crate::pipeline::rules;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The characters that must be percent-encoded in the path of a relative URI reference.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'[').add(b']').add(b':');

/// The log of one run.
pub(super) fn log(findings: &[Finding], lang: Lang) -> String {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.diagnostic.fault.code()).collect();
    let rules: Vec<Value> = codes.iter().map(|code| descriptor(*code, lang)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &codes)).collect();
    whole(json!({
        "tool": { "driver": driver(rules) },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }))
}

/// The log of a run that failed.
pub(super) fn failure(why: &str) -> String {
    whole(json!({
        "tool": { "driver": driver(Vec::new()) },
        "invocations": [{
            "executionSuccessful": false,
            "toolExecutionNotifications": [{ "level": "error", "message": { "text": why } }],
        }],
        "results": [],
    }))
}

fn whole(run: Value) -> String {
    json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }).to_string()
}

fn driver(rules: Vec<Value>) -> Value {
    json!({ "name": "tomei", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules })
}

/// A rule descriptor. Faults that are not documented with the rules have none: their messages are complete.
fn descriptor(code: Code, lang: Lang) -> Value {
    match rules::find(code) {
        Some(rule) => json!({
            "id": code.as_str(),
            "shortDescription": { "text": rule.name(lang) },
            "fullDescription": { "text": rule.reason(lang) },
        }),
        None => json!({ "id": code.as_str() }),
    }
}

fn result(finding: &Finding, codes: &BTreeSet<Code>) -> Value {
    let fault = &finding.diagnostic.fault;
    let index = codes.iter().position(|code| *code == fault.code());
    let uri = utf8_percent_encode(&finding.diagnostic.file, PATH).to_string();
    let mut place = json!({ "artifactLocation": { "uri": uri } });
    if let Some([(line, column), (end_line, end_column)]) = finding.region() {
        place["region"] =
            json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
    }
    json!({
        "ruleId": fault.code().as_str(),
        "ruleIndex": index,
        "level": level(fault.severity()),
        "message": { "text": finding.text() },
        "locations": [{ "physicalLocation": place }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
