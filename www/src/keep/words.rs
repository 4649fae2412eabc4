//! What came of a file of all that is kept, and why nothing came of it.

use digit_lab::backup::{BackupError, LARGEST_BACKUP, PartKind};

use super::worker::Answer;
use crate::database::NoStorage;
use crate::i18n::{I18n, t_string};
use crate::numbers::{MEGABYTE, Style, format};

/// Why nothing came of it.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// It has more bytes than are looked at.
    TooLarge { got: f64 },
    /// The browser may not read it any more.
    Unreadable,
    /// It holds nothing that can be taken in, or what is kept makes no file.
    Refused(BackupError),
    /// The browser keeps nothing.
    Unstored(NoStorage),
    /// What should not happen.
    Broke { message: String },
}

impl Trouble {
    pub(super) fn of(answer: Answer) -> Self {
        match answer {
            Answer::Refused(error) => Self::Refused(error),
            Answer::Unreadable => Self::Unreadable,
            Answer::Unstored(name) => Self::Unstored(NoStorage::named(&name)),
            Answer::Broke { message } => Self::Broke { message },
            Answer::Taken(_) => Self::Broke {
                message: String::new(),
            },
        }
    }

    /// What happened, what was expected and what to do, in the language of the moment.
    pub(super) fn sentence(&self, i18n: I18n, file: &str) -> String {
        match self {
            Self::TooLarge { got } => too_large(i18n, file, *got),
            Self::Unreadable => t_string!(i18n, keep.unreadable, file),
            Self::Refused(error) => refused(i18n, file, error),
            Self::Unstored(why) => unstored_words(i18n, *why).to_owned(),
            Self::Broke { message } => t_string!(i18n, keep.broke, message),
        }
    }
}

fn refused(i18n: I18n, file: &str, error: &BackupError) -> String {
    match error {
        BackupError::Other => t_string!(i18n, keep.other, file),
        BackupError::TooLarge { got } => too_large(i18n, file, *got as f64),
        BackupError::TooMany { got } => {
            let got = whole(i18n, *got as f64);
            t_string!(i18n, keep.too_many, file, got)
        }
        BackupError::Damaged => t_string!(i18n, keep.damaged, file),
        BackupError::Packed { name } => t_string!(i18n, keep.packed, file, name),
        BackupError::Checksum { name } => t_string!(i18n, keep.checksum, file, name),
        BackupError::Missing { name } => t_string!(i18n, keep.missing, file, name),
        BackupError::Format { got } => t_string!(i18n, keep.format, file, got),
        // What the parsers have to say of it is for whoever writes programs.
        BackupError::Part { name, expected, .. } => {
            let expected = kind(i18n, *expected);
            t_string!(i18n, keep.part, file, name, expected)
        }
    }
}

fn kind(i18n: I18n, kind: PartKind) -> &'static str {
    match kind {
        PartKind::Values => t_string!(i18n, keep.part_values),
        PartKind::Drawings => t_string!(i18n, keep.part_drawings),
        PartKind::Network => t_string!(i18n, keep.part_network),
        PartKind::Record => t_string!(i18n, keep.part_record),
        PartKind::Checkpoint => t_string!(i18n, keep.part_checkpoint),
    }
}

fn too_large(i18n: I18n, file: &str, got: f64) -> String {
    let (got, most) = (megabytes(i18n, got), megabytes(i18n, LARGEST_BACKUP as f64));
    t_string!(i18n, keep.too_large, file, got, most)
}

/// So many bytes as megabytes, without the unit; a tenth of one at least.
pub(super) fn megabytes(i18n: I18n, bytes: f64) -> String {
    let megabytes = (bytes / MEGABYTE).max(0.1);
    let style = if megabytes < 10.0 {
        Style::Decimals(1)
    } else {
        Style::Decimals(0)
    };
    format(i18n.get_locale(), megabytes, style)
}

/// A number of things.
pub(super) fn whole(i18n: I18n, number: f64) -> String {
    format(i18n.get_locale(), number, Style::Decimals(0))
}

/// Why nothing is kept.
pub(super) fn unstored_words(i18n: I18n, why: NoStorage) -> &'static str {
    match why {
        NoStorage::Refused => t_string!(i18n, keep.refused),
        NoStorage::Full => t_string!(i18n, keep.full),
        NoStorage::Newer => t_string!(i18n, keep.newer),
    }
}
