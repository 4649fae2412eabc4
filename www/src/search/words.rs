//! What is said of a search, in the language of the moment.

use digit_lab::training::search::{SearchError, ValuesError};
use digit_lab::training::{self, Field, FieldError};

use super::form::Problem;
use super::progress::Progress;
use crate::experiments::progress::Status;
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};
use crate::training::words::{field_name, problem_words, setting_words};

/// Where a search stands.
pub fn status_words(i18n: I18n, progress: &Progress) -> String {
    let number = |count: usize| format(i18n.get_locale(), count as f64, Style::Decimals(0));
    let (done, count) = (number(progress.done()), number(progress.runs.len()));
    match progress.status {
        Status::Idle => t_string!(i18n, search.idle).to_owned(),
        Status::Loading => t_string!(i18n, search.loading).to_owned(),
        Status::Running => t_string!(i18n, search.running, done, count),
        Status::Finished => t_string!(i18n, search.finished, count),
        Status::Stopped => t_string!(i18n, search.stopped, done, count),
        Status::Failed => t_string!(i18n, search.failed).to_owned(),
    }
}

/// Settings with their values, in a line.
pub fn values_words(i18n: I18n, values: &[(Field, String)]) -> String {
    let words = values.iter().map(|(field, value)| {
        let name = field_name(i18n, *field);
        format!("{name} {}", setting_words(i18n, *field, value.clone()))
    });
    words
        .collect::<Vec<_>>()
        .join(t_string!(i18n, common.comma))
}

/// Why a search cannot begin.
pub fn problem_of_search(i18n: I18n, problem: &Problem, most: usize) -> String {
    let number = |count: usize| format(i18n.get_locale(), count as f64, Style::Decimals(0));
    match problem {
        Problem::Values(field, error) => {
            let name = field_name(i18n, *field);
            let words = match error {
                ValuesError::Range { got } => {
                    t_string!(i18n, search.wrong_range, got = quoted(got))
                }
                ValuesError::Empty { got } => {
                    t_string!(i18n, search.wrong_values, got = quoted(got))
                }
            };
            t_string!(i18n, common.named, name, value = words)
        }
        Problem::Count(got) => {
            let (most, got) = (number(most), quoted(got));
            t_string!(i18n, search.wrong_count, most, got)
        }
        Problem::Search(SearchError::NothingVaries) => {
            t_string!(i18n, search.nothing_varies).to_owned()
        }
        Problem::Search(SearchError::TooMany { most, got }) => {
            let (most, got) = (number(*most), number(*got));
            t_string!(i18n, search.too_many, most, got)
        }
        Problem::Search(SearchError::Settings { values, errors }) => {
            let problem = errors.iter().map(|error| error_words(i18n, error));
            let between = t_string!(i18n, common.between_sentences);
            let problem = problem.collect::<Vec<_>>().join(between);
            let mut problems = errors.iter().map(|error| &error.problem);
            if problems.all(training::Problem::is_of_value_alone) {
                return problem;
            }
            let values = values_words(i18n, values);
            t_string!(i18n, search.wrong_point, values, problem)
        }
    }
}

fn error_words(i18n: I18n, error: &FieldError) -> String {
    let name = field_name(i18n, error.field);
    let value = problem_words(i18n, &error.problem);
    t_string!(i18n, common.named, name, value)
}

/// What was typed, so that an empty text is seen, too.
fn quoted(text: &str) -> String {
    format!("“{text}”")
}
