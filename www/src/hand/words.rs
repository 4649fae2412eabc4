//! What the panel says, in the language of the moment.

use digit_lab::training::hand::{HandProblem, HandStage, Split};

use super::drawings::Imported;
use super::learning::{State, Trouble};
use crate::database::NoStorage;
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};

/// How many bad lines are named.
const MOST_LINES: usize = 8;

/// A number that counts something.
pub fn whole(i18n: I18n, number: impl Into<f64>) -> String {
    format(i18n.get_locale(), number.into(), Style::Decimals(0))
}

/// That drawings last only as long as the page is open, and why.
pub fn unstored_words(i18n: I18n, why: NoStorage) -> &'static str {
    match why {
        NoStorage::Refused => t_string!(i18n, hand.unstored),
        NoStorage::Full => t_string!(i18n, hand.full),
        NoStorage::Newer => t_string!(i18n, keep.newer),
    }
}

/// Where learning stands.
pub fn state_words(i18n: I18n, state: &State) -> String {
    match state {
        State::Idle => String::new(),
        State::Fetching => t_string!(i18n, hand.fetching).to_owned(),
        State::Under { stage, .. } => match stage {
            HandStage::Before => t_string!(i18n, hand.measuring_before).to_owned(),
            HandStage::Learning => t_string!(i18n, hand.learning).to_owned(),
            HandStage::After => t_string!(i18n, hand.measuring_after).to_owned(),
        },
        State::Learned(outcome) if outcome.is_kept => t_string!(i18n, hand.kept).to_owned(),
        State::Learned(_) => t_string!(i18n, hand.learned).to_owned(),
        State::Stopped => t_string!(i18n, hand.stopped).to_owned(),
        State::Failed(trouble) => trouble_words(i18n, trouble),
    }
}

fn trouble_words(i18n: I18n, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Fetch => t_string!(i18n, faults.hand_fetch).to_owned(),
        Trouble::Refused(problem) => problem_words(i18n, problem),
        Trouble::NotFinite => t_string!(i18n, faults.hand_not_finite).to_owned(),
        Trouble::Broken => t_string!(i18n, faults.hand_broken).to_owned(),
    }
}

fn problem_words(i18n: I18n, problem: &HandProblem) -> String {
    match problem {
        // It is the page's own, so that what is wrong with it is for whoever writes programs.
        HandProblem::Model { .. } => t_string!(i18n, faults.hand_model).to_owned(),
        HandProblem::Network { sizes } => {
            let sizes: Vec<_> = sizes.iter().map(ToString::to_string).collect();
            let sizes = sizes.join("-");
            t_string!(i18n, faults.hand_network, sizes)
        }
        HandProblem::Counts { bytes, labels } => {
            let (bytes, labels) = (whole(i18n, *bytes), whole(i18n, *labels));
            t_string!(i18n, faults.hand_counts, bytes, labels)
        }
        HandProblem::Label { index, got } => {
            // People count from 1.
            let (index, got) = (whole(i18n, f64::from(*index) + 1.0), got.to_string());
            t_string!(i18n, faults.hand_label, index, got)
        }
        HandProblem::TooFew { got } => {
            let (least, got) = (whole(i18n, Split::LEAST), whole(i18n, *got));
            t_string!(i18n, faults.hand_too_few, least, got)
        }
    }
}

/// What came of a file of drawings.
pub fn import_words(i18n: I18n, imported: &Imported) -> String {
    let count = |count: usize| whole(i18n, count as f64);
    let mut words = match (imported.added, imported.known) {
        (added, 0) => {
            let added = count(added);
            t_string!(i18n, hand.imported, added)
        }
        (added, known) => {
            let (added, known) = (count(added), count(known));
            t_string!(i18n, hand.imported_known, added, known)
        }
    };
    if !imported.bad_lines.is_empty() {
        let named = imported.bad_lines.iter().take(MOST_LINES);
        let mut lines: Vec<_> = named.map(ToString::to_string).collect();
        if imported.bad_lines.len() > MOST_LINES {
            lines.push("…".to_owned());
        }
        let lines = lines.join(t_string!(i18n, common.comma));
        let bad = count(imported.bad_lines.len());
        words.push_str(t_string!(i18n, common.between_sentences));
        words.push_str(&t_string!(i18n, faults.hand_lines, bad, lines));
    }
    words
}
