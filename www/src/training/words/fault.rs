//! What went wrong while training or loading, what was expected, and what to do.

use digit_lab::data::{DataError, IdxError, IdxKind, Set};
use digit_lab::training::Fault;

use super::{exact, whole};
use crate::i18n::{I18n, t_string};
use crate::training::data::FetchError;

/// What workers say where the browser has given them no more memory: `www/engine.js`.
const NO_MEMORY: &str = "out of memory";

/// A smaller learning rate than one that was too large.
const SMALLER: f64 = 0.1;

/// A fault in a sentence or two, given the learning rate of the training that it befell.
pub fn fault_words(i18n: I18n, fault: &Fault, learning_rate: f64) -> String {
    match fault {
        Fault::Data { error } => data_fault_words(i18n, error),
        Fault::NotFinite { epoch, batch } => {
            let (epoch, batch) = (whole(i18n, *epoch), whole(i18n, *batch));
            let rate = exact(i18n, learning_rate * SMALLER);
            t_string!(i18n, faults.not_finite, epoch, batch, rate)
        }
        Fault::HandNotFinite => t_string!(i18n, faults.hand_not_finite).to_owned(),
        Fault::Broken { message } if message.is_empty() => {
            t_string!(i18n, faults.worker_silent).to_owned()
        }
        Fault::Broken { message } => {
            let message = reason_words(i18n, message);
            t_string!(i18n, faults.worker_broke, message)
        }
    }
}

/// What a worker says of its end: words of the engine's or the browser's, but for what people can do something about.
pub fn reason_words(i18n: I18n, message: &str) -> String {
    if message == NO_MEMORY {
        t_string!(i18n, faults.no_memory).to_owned()
    } else {
        message.to_owned()
    }
}

/// The death of a worker whose training goes on in another one.
pub fn relief_words(i18n: I18n, fault: &Fault) -> String {
    match fault {
        Fault::Broken { message } if !message.is_empty() => {
            let message = reason_words(i18n, message);
            t_string!(i18n, faults.worker_broke_relieved, message)
        }
        _ => t_string!(i18n, faults.worker_silent_relieved).to_owned(),
    }
}

/// Why files did not arrive.
pub fn fetch_words(i18n: I18n, error: &FetchError) -> String {
    match error {
        FetchError::Status { file, status } => {
            let (file, status) = (file.clone(), status.to_string());
            t_string!(i18n, faults.fetch_status, file, status)
        }
        FetchError::Offline { file } => {
            let file = file.clone();
            t_string!(i18n, faults.fetch_offline, file)
        }
        FetchError::Manifest => t_string!(i18n, faults.fetch_manifest).to_owned(),
        FetchError::Unfit { error } => data_fault_words(i18n, error),
        FetchError::Unreadable { file } => {
            let file = file.clone();
            t_string!(i18n, faults.file_unreadable, file)
        }
    }
}

/// What is wrong with files that are no data set.
pub fn data_fault_words(i18n: I18n, error: &DataError) -> String {
    match error {
        DataError::Idx { file, error } => idx(i18n, file.clone(), error),
        DataError::Gzip { file } => {
            let file = file.clone();
            t_string!(i18n, faults.gzip, file)
        }
        DataError::TooLarge { file, most } => {
            let (file, most) = (file.clone(), whole(i18n, (most >> 20) as f64));
            t_string!(i18n, faults.too_large, file, most)
        }
        DataError::Name { file } => {
            let file = file.clone();
            t_string!(i18n, faults.file_name, file)
        }
        DataError::Duplicate {
            set: of,
            holds,
            first,
            second,
        } => {
            let (set, holds) = (set(i18n, *of), file_kind(i18n, *holds));
            let (first, second) = (first.clone(), second.clone());
            t_string!(i18n, faults.duplicate, set, holds, first, second)
        }
        DataError::Missing { set: of, holds } => {
            let (set, holds) = (set(i18n, *of), file_kind(i18n, *holds));
            t_string!(i18n, faults.missing, set, holds)
        }
        DataError::Counts {
            set: of,
            images,
            labels,
        } => {
            let set = set(i18n, *of);
            let (images, labels) = (whole(i18n, *images), whole(i18n, *labels));
            t_string!(i18n, faults.counts, set, images, labels)
        }
        DataError::TooFew { least, got } => {
            let (least, got) = (whole(i18n, *least), whole(i18n, *got));
            t_string!(i18n, faults.too_few, least, got)
        }
    }
}

fn idx(i18n: I18n, file: String, error: &IdxError) -> String {
    match error {
        IdxError::Header { expected, got } => {
            let (expected, got) = (whole(i18n, *expected), whole(i18n, *got));
            t_string!(i18n, faults.idx_header, file, expected, got)
        }
        // A magic number is a name, not an amount: no thousands set apart.
        IdxError::Magic { got } => {
            let got = got.to_string();
            t_string!(i18n, faults.idx_magic, file, got)
        }
        IdxError::Kind { expected, got } => {
            let (expected, got) = (kind(i18n, *expected), kind(i18n, *got));
            t_string!(i18n, faults.idx_kind, file, expected, got)
        }
        IdxError::Dimensions { rows, columns } => {
            let (rows, columns) = (whole(i18n, *rows), whole(i18n, *columns));
            t_string!(i18n, faults.idx_dimensions, file, rows, columns)
        }
        IdxError::Length {
            expected,
            got,
            count,
        } => {
            let (expected, got) = (whole(i18n, *expected as f64), whole(i18n, *got as f64));
            let count = whole(i18n, *count);
            t_string!(i18n, faults.idx_length, file, expected, got, count)
        }
        IdxError::NoItems => t_string!(i18n, faults.idx_no_items, file),
        IdxError::TooMany { most, got } => {
            let (most, got) = (whole(i18n, *most), whole(i18n, *got));
            t_string!(i18n, faults.idx_too_many, file, most, got)
        }
        IdxError::Label { index, got } => {
            // People count from 1.
            let (index, got) = (whole(i18n, f64::from(*index) + 1.0), got.to_string());
            t_string!(i18n, faults.idx_label, file, index, got)
        }
    }
}

fn kind(i18n: I18n, kind: IdxKind) -> &'static str {
    match kind {
        IdxKind::Images => t_string!(i18n, faults.images),
        IdxKind::Labels => t_string!(i18n, faults.labels),
    }
}

fn file_kind(i18n: I18n, kind: IdxKind) -> &'static str {
    match kind {
        IdxKind::Images => t_string!(i18n, faults.images_file),
        IdxKind::Labels => t_string!(i18n, faults.labels_file),
    }
}

fn set(i18n: I18n, set: Set) -> &'static str {
    match set {
        Set::Training => t_string!(i18n, faults.training_set),
        Set::Validation => t_string!(i18n, faults.validation_set),
        Set::Test => t_string!(i18n, faults.test_set),
    }
}
