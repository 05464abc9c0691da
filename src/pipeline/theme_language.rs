//! A theme in one language, together with what was printed with it.

use crate::model::site::Site;
use crate::render::sections::Sections;
use crate::render::view;
use crate::theme::Theme;

/// A theme in one language of the interface, and the sections of pages printed with it so far.
pub struct ThemeLanguage {
    pub theme: Theme,
    pub sections: Sections,
}

/// Gives the templates of each language the parts of the site that every page shows. The first is the content's language.
pub fn theme_languages(site: &Site, themes: Vec<Theme>) -> Vec<ThemeLanguage> {
    let content = themes.first().map(|theme| theme.words.clone());
    let theme_language = |mut theme: Theme| {
        let words = theme.words.clone();
        theme.set_site(&view::site::site(site, &words, content.as_ref().unwrap_or(&words)));
        ThemeLanguage { theme, sections: Sections::new(site) }
    };
    themes.into_iter().map(theme_language).collect()
}
