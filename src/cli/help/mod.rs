//! `--help` in Japanese and English: replaces the help texts of the commands that clap derives with those of one file
//! per language.

mod mistake;

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory, ValueEnum};

use crate::cli::arguments::Arguments;
use crate::diagnostic::lang::Lang;
use crate::i18n::read::read;
use crate::i18n::sentence::fill;
use crate::i18n::words::Entries;
use crate::import::read::FORMATS;
use crate::index::facets;

/// The command line with its help in `lang`. It is built only when help is printed, so that an ordinary run does not
/// pay for it.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = Arguments::command();
    // Adds clap's own help and version arguments, so that they are translated too.
    command.build();
    let words = HelpWords::of(lang);
    words.translate(command, "").about(words.get("about"))
}

/// What is wrong with the command line, in `lang`; nothing where it asks for help or the version.
pub(super) fn mistake(error: &clap::Error, lang: Lang) -> Option<String> {
    mistake::text(error, &HelpWords::of(lang))
}

/// The language that the arguments ask for, before anything else about them is known.
pub(super) fn language(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let arguments: Vec<String> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let behind = arguments.iter().zip(arguments.iter().skip(1)).filter(|(name, _)| *name == "--lang");
    let joined = arguments.iter().filter_map(|argument| argument.strip_prefix("--lang="));
    let code = behind.map(|(_, code)| code.as_str()).chain(joined).next()?;
    Lang::from_str(code, false).ok()
}

struct HelpWords {
    lang: Lang,
    entries: Entries,
}

impl HelpWords {
    fn of(lang: Lang) -> Self {
        let (file, text) = match lang {
            Lang::Ja => ("ja.yaml", include_str!("ja.yaml")),
            Lang::En => ("en.yaml", include_str!("en.yaml")),
        };
        Self { lang, entries: read(file, text, &[]).0 }
    }

    /// The text for `key`. A test ensures that none is missing.
    fn get(&self, key: &str) -> String {
        let word = self.entries.get(key).and_then(|word| word.sentences().last());
        word.unwrap_or_default().to_owned()
    }

    /// Translates a command. `path` joins its name to those of the commands above it, e.g. `new_sheet`.
    fn translate(&self, command: Command, path: &str) -> Command {
        let header = *command.get_styles().get_header();
        let usage = self.get("heading.usage");
        let template =
            format!("{{about-with-newline}}\n{header}{usage}:{header:#} {{usage}}\n\n{{all-args}}{{after-help}}");
        let command = command
            .help_template(StyledStr::from(template))
            .subcommand_help_heading(self.get("heading.commands"))
            .mut_args(|argument| self.translate_argument(argument, path));
        command.mut_subcommands(|inner| {
            let inner_path = join(path, inner.get_name());
            let about = self.get(&command_key(&inner_path));
            self.translate(inner, &inner_path).about(about)
        })
    }

    fn translate_argument(&self, argument: Arg, path: &str) -> Arg {
        let heading = if argument.is_positional() { "heading.arguments" } else { "heading.options" };
        let written = self.get(&self.argument_key(path, argument.get_id().as_str()));
        let help = fill(&written, &[("facets", &facet_names()), ("endings", &endings())]) + &self.values(&argument);
        let argument = argument.hide_default_value(true).hide_possible_values(true);
        // Otherwise clap would show its own text in the long form of the help.
        argument.help_heading(self.get(heading)).help(help).long_help(None)
    }

    /// The key for an argument of a command, or if there is none, for that argument of all commands.
    fn argument_key(&self, path: &str, id: &str) -> String {
        let own = format!("argument.{path}.{id}");
        if self.entries.contains_key(&own) { own } else { format!("argument.any.{id}") }
    }

    /// The default of an argument and its possible values.
    fn values(&self, argument: &Arg) -> String {
        if !argument.get_action().takes_values() {
            return String::new();
        }
        let defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy());
        // A Japanese default title would not help readers of English.
        let shown = defaults.filter(|value| self.lang == Lang::Ja || value.is_ascii());
        let default = shown.map(|value| fill(&self.get("value.default"), &[("value", &value)])).collect::<String>();
        let values = argument.get_possible_values();
        if values.is_empty() {
            return default;
        }
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        default + &fill(&self.get("value.one_of"), &[("values", &names.join(", "))])
    }
}

/// The names of the facets by which a search can be narrowed.
fn facet_names() -> String {
    facets::names().collect::<Vec<_>>().join(", ")
}

/// The extensions of file names that can be imported.
fn endings() -> String {
    let endings = FORMATS.iter().flat_map(|format| format.endings);
    endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ")
}

fn join(path: &str, name: &str) -> String {
    let name = name.replace('-', "_");
    if path.is_empty() { name } else { format!("{path}_{name}") }
}

/// `tomei help` has all commands as its subcommands; their texts are the same.
fn command_key(path: &str) -> String {
    let path = path.strip_prefix("help_").unwrap_or(path);
    let path = if path.ends_with("_help") { "help" } else { &path.replace("_help_", "_") };
    format!("command.{path}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ffi::OsString;

    use clap::Command;

    use super::{HelpWords, command, command_key, join, language};
    use crate::diagnostic::lang::Lang;

    fn is_japanese(c: char) -> bool {
        matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    }

    /// Visits `command` and every command below it, with their paths.
    fn walk<'a>(command: &'a Command, path: &str, found: &mut Vec<(String, &'a Command)>) {
        found.push((path.to_owned(), command));
        command.get_subcommands().for_each(|inner| walk(inner, &join(path, inner.get_name()), found));
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in [Lang::Ja, Lang::En] {
            let (words, command) = (HelpWords::of(lang), command(lang));
            let mut commands = Vec::new();
            walk(&command, "", &mut commands);
            assert!(commands.len() > 20);
            let fixed = ["about", "heading.usage", "heading.commands", "heading.arguments", "heading.options"];
            let values = ["value.default", "value.one_of"];
            let mut asked: BTreeSet<String> = fixed.into_iter().chain(values).map(str::to_owned).collect();
            for (path, command) in commands {
                let arguments = command.get_arguments();
                asked.extend(arguments.map(|argument| words.argument_key(&path, argument.get_id().as_str())));
                asked.extend((!path.is_empty()).then(|| command_key(&path)));
            }
            // The words of mistakes are asked for by kind of mistake, not by argument.
            let is_of_help = |key: &&String| !key.starts_with("mistake.");
            let known: BTreeSet<String> = words.entries.keys().filter(is_of_help).cloned().collect();
            assert_eq!(asked.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "{lang:?} lacks words");
            assert_eq!(
                known.difference(&asked).collect::<Vec<_>>(),
                Vec::<&String>::new(),
                "{lang:?} has unused words"
            );
        }
    }

    #[test]
    fn help_is_in_its_language_alone() {
        for lang in [Lang::Ja, Lang::En] {
            let words = HelpWords::of(lang);
            for key in words.entries.keys() {
                assert_eq!(words.get(key).contains(is_japanese), lang == Lang::Ja, "{lang:?} {key}");
            }
            let command = command(lang);
            let mut commands = Vec::new();
            walk(&command, "", &mut commands);
            for (path, command) in commands {
                let mut command = command.clone();
                let help = format!("{}{}", command.render_help(), command.render_long_help());
                assert!(!help.trim().is_empty());
                assert!(lang == Lang::Ja || !help.contains(is_japanese), "{path}\n{help}");
                let english = ["Usage:", "Commands:", "Arguments:", "Options:", "Print", "[default", "[possible"];
                let found: Vec<_> = english.into_iter().filter(|word| help.contains(word)).collect();
                assert!(lang == Lang::En || found.is_empty(), "{path}: {found:?}\n{help}");
            }
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are() {
        let check = |arguments: &str, expected: Option<Lang>| {
            assert_eq!(language(arguments.split(' ').map(OsString::from)), expected, "{arguments}");
        };
        check("tomei --lang en --help", Some(Lang::En));
        check("tomei build --lang=ja --nonsense", Some(Lang::Ja));
        check("tomei build --lang", None);
        check("tomei build --lang fr", None);
    }
}
