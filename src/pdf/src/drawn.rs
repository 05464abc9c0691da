//! Interprets the drawing instructions of pages: which characters and lines are drawn, and where.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_cmap::{BfString, WritingMode};
use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, InterpreterWarning, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Rect};

use crate::Error;
use crate::doubled;
use crate::glyph::Glyph;
use crate::limits::{Limit, Limits};
use crate::rule::{self, Rule};

/// What a page draws, in the order of drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawn {
    /// The page, counted from one.
    pub(crate) number: u32,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) images: usize,
    /// Whether text is in a font that cannot be read.
    pub(crate) unreadable_font: bool,
}

/// Interprets all pages.
pub(crate) fn pages(pdf: &Pdf, limits: &Limits) -> Result<Vec<Drawn>, Error> {
    if pdf.pages().len() > limits.pages {
        return Err(Error::TooLarge(Limit::Pages));
    }
    let cache = InterpreterCache::new();
    let mut left = *limits;
    let mut pages = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        pages.push(drawn(pdf, (number, page), &cache, &mut left)?);
    }
    Ok(pages)
}

fn drawn<'a>(
    pdf: &'a Pdf,
    (number, page): (u32, &Page<'a>),
    cache: &InterpreterCache<'a>,
    left: &mut Limits,
) -> Result<Drawn, Error> {
    let to_page = Affine::new(page.initial_transform(true).as_coeffs());
    let nowhere = Rect::new(0.0, 0.0, 1.0, 1.0);
    let unreadable = Arc::new(AtomicBool::new(false));
    let mut context = Context::new(to_page, nowhere, cache, pdf.xref(), settings(Arc::clone(&unreadable)));
    let (width, height) = page.render_dimensions();
    let page_drawn = Drawn { number, width: f64::from(width), height: f64::from(height), ..Drawn::default() };
    let mut recorder = Recorder { drawn: page_drawn, left: *left, exceeded: None };
    interpret_page(page, &mut context, &mut recorder);
    if let Some(limit) = recorder.exceeded {
        return Err(Error::TooLarge(limit));
    }
    *left = recorder.left;
    let mut drawn = recorder.drawn;
    drawn.unreadable_font = unreadable.load(Ordering::Relaxed);
    drawn.glyphs = doubled::drawn_once(drawn.glyphs);
    Ok(drawn)
}

/// Settings that note in `unreadable` when a font cannot be read.
fn settings(unreadable: Arc<AtomicBool>) -> InterpreterSettings {
    let warning_sink = move |warning| {
        if matches!(warning, InterpreterWarning::UnsupportedFont) {
            unreadable.store(true, Ordering::Relaxed);
        }
    };
    InterpreterSettings { warning_sink: Arc::new(warning_sink), ..InterpreterSettings::default() }
}

/// Whether the text of the file is only made by a program that knows XFA; its pages say no more than "please wait".
pub(crate) fn is_xfa(pdf: &Pdf) -> bool {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    root.is_some_and(|root| {
        let has_xfa = root.get::<Dict<'_>>("AcroForm").is_some_and(|form| form.contains_key("XFA"));
        has_xfa && root.get::<bool>("NeedsRendering") == Some(true)
    })
}

/// Records what is drawn, within limits.
struct Recorder {
    drawn: Drawn,
    left: Limits,
    exceeded: Option<Limit>,
}

impl Recorder {
    fn add_glyph(&mut self, glyph: Glyph) {
        match self.left.characters.checked_sub(glyph.text.chars().count()) {
            Some(left) => {
                self.left.characters = left;
                self.drawn.glyphs.push(glyph);
            }
            None => self.exceeded = Some(Limit::Characters),
        }
    }

    fn add_rules(&mut self, rules: Vec<Rule>) {
        match self.left.rules.checked_sub(rules.len()) {
            Some(left) => {
                self.left.rules = left;
                self.drawn.rules.extend(rules);
            }
            None => self.exceeded = Some(Limit::Rules),
        }
    }
}

impl Device<'_> for Recorder {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        if self.exceeded.is_some() {
            return;
        }
        let placed = props.transform * path.clone();
        match mode {
            DrawMode::Stroke(_) => self.add_rules(rule::stroked(&placed)),
            DrawMode::Fill(_) => self.add_rules(rule::filled(&placed)),
            DrawMode::FillAndStroke(..) => self.add_rules(rule::stroked(&placed)),
            DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        for shape in run.glyphs() {
            if self.exceeded.is_some() {
                return;
            }
            let place = props.transform * shape.transform();
            Glyph::placed(&text(shape), place, advance(shape), vertical)
                .into_iter()
                .for_each(|glyph| self.add_glyph(glyph));
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.drawn.images += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn text(shape: &Shape<'_>) -> String {
    match shape.as_unicode() {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(letters)) => letters,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    }
}

/// How far the next character is moved, in thousandths of the em; a full em where the font does not say.
fn advance(shape: &Shape<'_>) -> f64 {
    let advance = match shape {
        Shape::Outline(outline) => outline.advance_width(),
        Shape::Type3(drawing) => drawing.advance_width(),
    };
    f64::from(advance.unwrap_or(1_000.0))
}
