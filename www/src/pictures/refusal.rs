//! Why a picture is not read, in words.

use digit_lab::picture::MOST_PIXELS;
use serde::Deserialize;
use web_sys::File;

use crate::i18n::{I18n, t_string};
use crate::numbers::{self, Style};
use crate::training::words::reason_words;

/// The largest file that is looked at, in bytes: twice what a phone makes of 48 megapixels.
const MOST_BYTES: f64 = 50e6;

/// Why a picture is not read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Refusal {
    /// There is nothing in its file.
    Empty,
    /// Its file is too large, in bytes.
    TooManyBytes { got: f64 },
    /// It has more pixels than are ever looked at.
    TooManyPixels { width: u32, height: u32 },
    /// The browser may not read the file any more.
    Unreadable,
    /// The browser cannot decode it. The format is that of `digit_lab::picture::FileFormat`.
    Undecodable { format: String },
    /// The network that reads did not come; the status is 0 where no answer came.
    Network { status: u16 },
    /// What should not happen.
    Broke { message: String },
}

/// Whether a file may be a picture, by what is known before it is read.
pub(super) fn check(file: &File) -> Result<(), Refusal> {
    let got = file.size();
    if got == 0.0 {
        Err(Refusal::Empty)
    } else if got > MOST_BYTES {
        Err(Refusal::TooManyBytes { got })
    } else {
        Ok(())
    }
}

impl Refusal {
    /// What happened, what was expected and what to do, in the language of the moment.
    pub(super) fn sentence(&self, i18n: I18n, file: &str) -> String {
        let megas = |count: f64| {
            numbers::format(i18n.get_locale(), (count / 1e6).ceil(), Style::Decimals(0))
        };
        match self {
            Self::Empty => t_string!(i18n, pictures.empty_file, file),
            Self::TooManyBytes { got } => {
                let (got, most) = (megas(*got), megas(MOST_BYTES));
                t_string!(i18n, pictures.too_many_bytes, file, got, most)
            }
            Self::TooManyPixels { width, height } => {
                let most = megas(MOST_PIXELS as f64);
                t_string!(i18n, pictures.too_many_pixels, file, width, height, most)
            }
            Self::Unreadable => t_string!(i18n, pictures.unreadable, file),
            Self::Undecodable { format } => match format.as_str() {
                "unknown" => t_string!(i18n, pictures.no_picture, file),
                "text" => t_string!(i18n, pictures.text_file, file),
                "png" | "jpeg" | "webp" | "gif" | "bmp" => {
                    let format = proper_name(format);
                    t_string!(i18n, pictures.damaged, file, format)
                }
                other => {
                    let format = proper_name(other);
                    t_string!(i18n, pictures.other_format, file, format)
                }
            },
            Self::Network { status: 0 } => t_string!(i18n, pictures.network_unreachable).to_owned(),
            Self::Network { status } => {
                t_string!(i18n, pictures.network_status, status = *status)
            }
            Self::Broke { message } => {
                let message = reason_words(i18n, message);
                t_string!(i18n, pictures.broke, file, message)
            }
        }
    }
}

/// A format as it is written in every language.
fn proper_name(format: &str) -> String {
    match format {
        "webp" => "WebP".to_owned(),
        _ => format.to_uppercase(),
    }
}
