//! Looking at a view in every language, theme and width.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use digit_lab_e2e::Page;
use serde::Deserialize;
use serde_json::json;

/// A laptop's screen; half of a smaller one's, which is what enlarging to 200 % leaves; phones; and the narrowest that
/// the guidelines ask for.
const WIDTHS: [u32; 4] = [1440, 640, 360, 320];

/// A page of a thousand elements takes axe-core a second, and far longer on a machine that does much else.
const LONGEST: Duration = Duration::from_mins(3);

const LANGUAGES: [&str; 2] = ["en", "zh"];

const THEMES: [&str; 2] = ["light", "dark"];

/// Comes back when nothing has changed in the document for a second, or after twenty: what goes on for ever, such as
/// the seconds that are left, is looked at as it goes.
const STILL: &str = "const done = arguments[0];
    const begin = performance.now();
    let last = begin;
    const observer = new MutationObserver(() => { last = performance.now(); });
    observer.observe(document.body,
        { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setInterval(() => {
        const now = performance.now();
        if (now - last < 1000 && now - begin < 20000) return;
        clearInterval(timer);
        observer.disconnect();
        done();
    }, 50);";

/// What reaches beyond the right edge, where the document can be scrolled there.
const OVERFLOW: &str = "const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')]
        .filter((it) => it.getBoundingClientRect().right > width + 1)
        .map((it) => `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''}`);
    return wide.length > 0 ? wide.slice(-3) : ['the document'];";

const AXE: &str = "const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => ({
            rule: id,
            place: node.target.flat().join(' '),
            reason: [...node.any, ...node.all, ...node.none].map((it) => it.message).join('; '),
        })))));";

/// Something that is wrong at a place.
#[derive(Debug, Deserialize)]
struct Violation {
    rule: String,
    /// A selector.
    place: String,
    reason: String,
}

/// In what a view is looked at.
#[derive(Clone, Copy)]
struct Look {
    language: &'static str,
    theme: &'static str,
    width: u32,
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {} px", self.language, self.theme, self.width)
    }
}

/// What has been found in the views looked at so far.
pub(crate) struct Inspection<'page> {
    page: &'page Page,
    /// By view, rule and place: why, and in which looks.
    found: BTreeMap<(String, String, String), (String, Vec<Look>)>,
}

impl<'page> Inspection<'page> {
    /// Brings axe-core to the page, by way of the driver: the page's own policy lets no foreign script in.
    pub(crate) async fn begin(page: &'page Page) -> Result<Self> {
        let path = env::var_os("DIGIT_LAB_AXE")
            .context("DIGIT_LAB_AXE names no file: run `cargo xtask check-page`")?;
        let axe =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let parameters = json!({ "expression": format!("{axe}; 0") });
        let answer = page.devtools("Runtime.evaluate", parameters).await?;
        if !answer["exceptionDetails"].is_null() {
            bail!("axe-core does not start: {}", answer["exceptionDetails"]);
        }
        page.wait_for_scripts(LONGEST).await?;
        // Colors on their way from one theme to the other are nobody's.
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": "light" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        page.devtools("Emulation.setEmulatedMedia", media).await?;
        Ok(Self {
            page,
            found: BTreeMap::new(),
        })
    }

    /// Looks at what is shown, once it has come to rest. The page is left as it was found: wide, English and light.
    pub(crate) async fn look(&mut self, view: &str) -> Result<()> {
        self.page.script_until_done(STILL, &[]).await?;
        for language in LANGUAGES {
            self.choose("language", language).await?;
            for width in WIDTHS {
                self.make_wide(width).await?;
                for theme in THEMES {
                    self.choose("theme", theme).await?;
                    self.page.frames(3).await?;
                    let look = Look {
                        language,
                        theme,
                        width,
                    };
                    self.find(view, look).await?;
                }
            }
        }
        self.choose("language", LANGUAGES[0]).await?;
        self.choose("theme", THEMES[0]).await?;
        self.make_wide(WIDTHS[0]).await?;
        self.page.frames(3).await?;
        eprintln!("looked at {view}");
        Ok(())
    }

    /// Fails where anything was found.
    pub(crate) fn end(self) -> Result<()> {
        if self.found.is_empty() {
            return Ok(());
        }
        let lines = self
            .found
            .iter()
            .map(|((view, rule, place), (why, looks))| {
                let more = match looks.len() {
                    0 | 1 => String::new(),
                    count => format!(" and {} more", count - 1),
                };
                let first = looks.first().map(Look::to_string).unwrap_or_default();
                format!("{view} ({first}{more}): {rule} at {place}: {why}")
            });
        let lines: Vec<String> = lines.collect();
        bail!("{} found:\n{}", lines.len(), lines.join("\n"))
    }

    async fn find(&mut self, view: &str, look: Look) -> Result<()> {
        let wide = self.page.script(OVERFLOW, &[]).await?;
        for place in wide.as_array().into_iter().flatten() {
            let violation = Violation {
                rule: "overflow".to_owned(),
                place: place.as_str().unwrap_or_default().to_owned(),
                reason: "it is wider than the screen".to_owned(),
            };
            self.keep(view, look, violation);
        }
        let violations = self.page.script_until_done(AXE, &[]).await?;
        let violations: Vec<Violation> = serde_json::from_value(violations)?;
        for violation in violations {
            self.keep(view, look, violation);
        }
        Ok(())
    }

    fn keep(&mut self, view: &str, look: Look, violation: Violation) {
        let Violation {
            rule,
            place,
            reason,
        } = violation;
        let key = (view.to_owned(), rule, place);
        self.found
            .entry(key)
            .or_insert_with(|| (reason, Vec::new()))
            .1
            .push(look);
    }

    async fn choose(&self, name: &str, value: &str) -> Result<()> {
        // A lesson's card may cover the header.
        self.page.choose_covered(name, value).await?;
        if name == "language" {
            let script = "return document.documentElement.lang.slice(0, 2);";
            self.page
                .until("the page speaks the language", async || {
                    Ok(self.page.script(script, &[]).await? == json!(value))
                })
                .await?;
        }
        Ok(())
    }

    async fn make_wide(&self, width: u32) -> Result<()> {
        let screen =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.page
            .devtools("Emulation.setDeviceMetricsOverride", screen)
            .await
            .map(drop)
    }
}

/// Unfolds all that is folded in what is shown.
pub(crate) async fn unfold(page: &Page) -> Result<()> {
    // What is fetched for a place begins in the frame after.
    page.frames(2).await?;
    let script = "document.querySelectorAll('main details')
        .forEach((it) => { it.open ||= it.checkVisibility(); });";
    page.script(script, &[]).await?;
    page.frames(2).await
}
