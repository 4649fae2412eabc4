//! The colors of pictures, as the style sheets of the present theme have them.

use leptos::prelude::*;

use crate::frame::NextFrame;
use crate::nearby::Shared;
use crate::theme::{OnPaper, Theme, system_is_dark};

/// Which colors numbers become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Activations: the larger, the more ink; below zero blue.
    Ink,
    /// Weights and gradients: blue below zero, orange above.
    Diverging,
}

/// Red, green and blue of the largest number and of the least; what is between lets the ground through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colors {
    /// Of activations.
    pub ink: [u8; 3],
    /// Above zero.
    pub plus: [u8; 3],
    /// Below zero.
    pub minus: [u8; 3],
}

impl Colors {
    /// The color of a share of the largest number, -1 to 1, with its opacity; what is no number is gray.
    pub fn of(&self, share: f32, scale: Scale) -> [u8; 4] {
        if share.is_nan() {
            let [red, green, blue] = self.ink;
            return [red, green, blue, 128];
        }
        let [red, green, blue] = match scale {
            _ if share < 0.0 => self.minus,
            Scale::Ink => self.ink,
            Scale::Diverging => self.plus,
        };
        let opacity = (share.abs().min(1.0) * f32::from(u8::MAX)).round() as u8;
        [red, green, blue, opacity]
    }
}

/// The colors of the moment, from the context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Palette {
    colors: Shared<Colors>,
}

impl Palette {
    /// The colors of the theme, as it changes.
    pub fn new() -> Self {
        let colors = Shared::new(read());
        let theme = expect_context::<RwSignal<Theme>>();
        let is_dark = system_is_dark();
        // The style sheets have taken notice of another theme by the next frame.
        let update = NextFrame::new(move || colors.set(read()));
        Effect::new(move |_| {
            theme.track();
            is_dark.track();
            update.request();
        });
        let OnPaper(on_paper) = expect_context();
        Effect::watch(
            move || on_paper.track(),
            move |(), _, _| colors.set(read()),
            false,
        );
        Self { colors }
    }

    /// Lets what is built here and below, a view that comes and goes, read them [nearby](crate::nearby).
    pub fn provide_nearby() {
        let colors = expect_context::<Self>().colors.nearby();
        provide_context(Self { colors });
    }

    /// The colors; reactive.
    pub fn colors(self) -> Colors {
        self.colors.get()
    }
}

/// Where a style sheet has none.
const GRAY: [u8; 3] = [128; 3];

fn read() -> Colors {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let color = |name: &str| {
        let value = style.as_ref()?.get_property_value(name).ok()?;
        parse(&value)
    };
    Colors {
        ink: color("--ink").unwrap_or(GRAY),
        plus: color("--plus").unwrap_or(GRAY),
        minus: color("--minus").unwrap_or(GRAY),
    }
}

/// Red, green and blue of `#rrggbb`.
fn parse(color: &str) -> Option<[u8; 3]> {
    let digits = color.trim().strip_prefix('#')?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if !is_hex || digits.len() != 6 {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLORS: Colors = Colors {
        ink: [1, 2, 3],
        plus: [200, 100, 0],
        minus: [0, 100, 200],
    };

    #[test]
    fn the_sign_is_the_hue_and_the_amount_the_opacity() {
        let of = |share| COLORS.of(share, Scale::Diverging);
        assert_eq!(of(1.0), [200, 100, 0, 255]);
        assert_eq!(of(-0.5), [0, 100, 200, 128]);
        assert_eq!(of(0.0)[3], 0);
        assert_eq!(of(7.0), of(1.0));
        assert_eq!(COLORS.of(0.5, Scale::Ink), [1, 2, 3, 128]);
        assert_eq!(COLORS.of(f32::NAN, Scale::Ink)[3], 128);
    }

    #[test]
    fn style_sheets_colors_are_read() {
        assert_eq!(parse(" #0065a3"), Some([0, 0x65, 0xa3]));
        assert_eq!(parse("#fff"), None);
        assert_eq!(parse("rgb(1 2 3)"), None);
        assert_eq!(parse("#+1ffff"), None);
    }
}
