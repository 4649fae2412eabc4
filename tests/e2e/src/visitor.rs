//! Who visits the page: with what screen, pointer, language and taste.

/// What a browser tells a page whose visitor saves data.
const SAVE_DATA: &str =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";

/// A person at a machine. Starts as [`Visitor::desktop`] or [`Visitor::phone`].
///
/// Saves data, so that the page is not kept for times without a network: each test has a browser of its own, which
/// would fetch the whole page every time. [`Visitor::keeping_the_page`] is another sort.
#[derive(Clone, Debug)]
pub struct Visitor {
    width: u32,
    height: u32,
    touch: bool,
    languages: &'static str,
    dark: bool,
    scripts: Vec<&'static str>,
}

impl Visitor {
    /// A laptop with a mouse, an English reader who has chosen nothing.
    pub fn desktop() -> Self {
        Self {
            width: 1280,
            height: 900,
            touch: false,
            languages: "en-US,en",
            dark: false,
            scripts: vec![SAVE_DATA],
        }
    }

    /// A phone held upright, used with a finger.
    pub fn phone() -> Self {
        Self {
            width: 360,
            height: 740,
            touch: true,
            ..Self::desktop()
        }
    }

    /// Whose browser asks for these languages, the preferred one first: `zh-CN,zh,en`.
    #[must_use]
    pub fn reading(self, languages: &'static str) -> Self {
        Self { languages, ..self }
    }

    /// Whose system is dark.
    #[must_use]
    pub fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// Whose browser keeps the page.
    #[must_use]
    pub fn keeping_the_page(mut self) -> Self {
        self.scripts.retain(|script| *script != SAVE_DATA);
        self
    }

    /// With a script that runs before the page's own.
    #[must_use]
    pub fn with_script(mut self, script: &'static str) -> Self {
        self.scripts.push(script);
        self
    }

    pub(crate) fn uses_touch(&self) -> bool {
        self.touch
    }

    pub(crate) fn is_in_the_dark(&self) -> bool {
        self.dark
    }

    pub(crate) fn scripts(&self) -> &[&'static str] {
        &self.scripts
    }

    /// Width and height in CSS pixels.
    pub(crate) fn screen(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Pixels of the screen to each CSS pixel.
    pub(crate) fn pixel_ratio(&self) -> f64 {
        if self.touch { 3.0 } else { 1.0 }
    }

    pub(crate) fn languages(&self) -> &'static str {
        self.languages
    }
}
