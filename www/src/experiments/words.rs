//! What is said of experiments, in the language of the moment.

mod arm;
mod claim;
mod figure;
mod state;

use digit_lab::book::{Group, Version};

use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};
use crate::training::data::Origin;

pub use arm::{arm_name, part_name, series_name};
pub use claim::claim_words;
pub use figure::{figure_name, figure_value};
pub use state::{stage_name, status_name, trouble_words};

/// A chapter, or the notes.
pub fn group_name(i18n: I18n, group: Group) -> &'static str {
    match group {
        Group::Chapter1 => t_string!(i18n, experiments.chapter_1),
        Group::Chapter3 => t_string!(i18n, experiments.chapter_3),
        Group::Chapter5 => t_string!(i18n, experiments.chapter_5),
        Group::Chapter6 => t_string!(i18n, experiments.chapter_6),
        Group::Notes => t_string!(i18n, experiments.notes),
    }
}

/// Where figures were published, or what there are none of was discussed.
pub fn source(i18n: I18n, group: Group, is_published: bool) -> String {
    let chapter = match group {
        Group::Chapter1 => "1",
        Group::Chapter3 => "3",
        Group::Chapter5 => "5",
        Group::Chapter6 => "6",
        Group::Notes => return t_string!(i18n, experiments.source_notes).to_owned(),
    };
    let chapter = chapter.to_owned();
    if is_published {
        t_string!(i18n, experiments.source_book, chapter)
    } else {
        t_string!(i18n, experiments.discussed_book, chapter)
    }
}

/// How far an experiment goes.
pub fn version_name(i18n: I18n, version: Version) -> &'static str {
    match version {
        Version::Quick => t_string!(i18n, experiments.quick),
        Version::Reduced => t_string!(i18n, experiments.reduced),
        Version::Full => t_string!(i18n, experiments.full),
    }
}

/// Digits by their origin.
pub fn origin_name(i18n: I18n, origin: Origin, megabytes: Option<f64>) -> String {
    match origin {
        Origin::Bundled => t_string!(i18n, training.data_bundled).to_owned(),
        Origin::Own => t_string!(i18n, training.data_own).to_owned(),
        Origin::Full => {
            let megabytes = format(
                i18n.get_locale(),
                megabytes.unwrap_or(0.0),
                Style::Decimals(0),
            );
            t_string!(i18n, training.data_full, megabytes)
        }
    }
}

/// About how long something takes.
pub fn duration(i18n: I18n, secs: f64) -> String {
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 60.0 * MINUTE;
    let number = |value: f64| format(i18n.get_locale(), value, Style::Significant(2));
    if secs < 1.0 {
        return t_string!(i18n, experiments.moment).to_owned();
    }
    if secs < 1.5 * MINUTE {
        let secs = number(secs.round());
        return t_string!(i18n, experiments.secs, secs);
    }
    if secs < 1.5 * HOUR {
        let mins = number((secs / MINUTE).round());
        return t_string!(i18n, experiments.mins, mins);
    }
    let hours = number(secs / HOUR);
    t_string!(i18n, experiments.hours, hours)
}
