//! How an experiment stands, and what went wrong.

use digit_lab::book::session::Fault;

use crate::experiments::progress::{Stage, Status, Trouble};
use crate::i18n::{I18n, t_string};
use crate::training::words::{
    data_fault_words, fetch_words, field_name, problem_words, reason_words,
};

/// Where an experiment stands.
pub fn status_name(i18n: I18n, status: Status) -> &'static str {
    match status {
        Status::Idle => t_string!(i18n, experiments.idle),
        Status::Loading => t_string!(i18n, experiments.loading),
        Status::Running => t_string!(i18n, experiments.running),
        Status::Finished => t_string!(i18n, experiments.finished),
        Status::Stopped => t_string!(i18n, experiments.stopped),
        Status::Failed => t_string!(i18n, experiments.failed),
    }
}

/// How far a part of an experiment is.
pub fn stage_name(i18n: I18n, stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => t_string!(i18n, experiments.waiting),
        Stage::Running => t_string!(i18n, experiments.under_way),
        Stage::Done => t_string!(i18n, experiments.done),
        Stage::Stopped => t_string!(i18n, experiments.stopped),
        Stage::Failed => t_string!(i18n, experiments.failed),
        Stage::Elsewhere => t_string!(i18n, experiments.elsewhere),
    }
}

/// Why nothing came of it.
pub fn trouble_words(i18n: I18n, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Fetch(error) => fetch_words(i18n, error),
        Trouble::Fault(Fault::Data { error }) => data_fault_words(i18n, error),
        Trouble::Fault(Fault::Settings { errors }) => {
            let words = errors.iter().map(|error| {
                let name = field_name(i18n, error.field);
                let value = problem_words(i18n, &error.problem);
                t_string!(i18n, common.named, name, value)
            });
            let between = t_string!(i18n, common.between_sentences);
            words.collect::<Vec<_>>().join(between)
        }
        Trouble::Fault(Fault::Images { .. }) => {
            t_string!(i18n, experiments.no_test_images).to_owned()
        }
        Trouble::Fault(Fault::NoSvm) => t_string!(i18n, experiments.no_svm).to_owned(),
        Trouble::Fault(Fault::Broken { message }) if message.is_empty() => {
            t_string!(i18n, experiments.worker_silent).to_owned()
        }
        Trouble::Fault(Fault::Broken { message }) => {
            let message = reason_words(i18n, message);
            t_string!(i18n, experiments.worker_broke, message)
        }
    }
}
