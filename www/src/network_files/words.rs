//! Why a network was not opened or saved, in words.

use digit_lab::model_file::{LARGEST_FILE, ModelFileError, TensorKind};
use digit_lab::nn::{Architecture, ArchitectureError, LayerKind, LayerProblem};
use digit_lab::reading::ReaderError;

use crate::database::NoStorage;
use crate::i18n::{I18n, t_string};
use crate::numbers::{self, MEGABYTE, Style};
use crate::training::words::{layer_problem_words, reason_words};

/// Why nothing came of a file.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// It has more bytes than are looked at.
    TooLarge { got: f64 },
    /// The browser may not read it any more.
    Unreadable,
    /// It holds no network that reads digits.
    Refused(ReaderError),
    /// The built-in network did not come.
    NotFetched,
    /// What should not happen.
    Broke { message: String },
}

impl Trouble {
    /// What happened, what was expected and what to do, in the language of the moment.
    pub(super) fn sentence(&self, i18n: I18n, file: &str) -> String {
        match self {
            Self::TooLarge { got } => too_large(i18n, file, *got),
            Self::Unreadable => t_string!(i18n, faults.file_unreadable, file),
            Self::Refused(error) => refused(i18n, file, error),
            Self::NotFetched => t_string!(i18n, networks.not_fetched, file),
            Self::Broke { message } => {
                let message = reason_words(i18n, message);
                t_string!(i18n, networks.broke, file, message)
            }
        }
    }
}

/// Why a network that reads the pad will not be there at the next visit.
pub(super) fn unkept(i18n: I18n, file: &str, why: NoStorage) -> String {
    match why {
        NoStorage::Refused => t_string!(i18n, networks.unstored, file),
        NoStorage::Full => t_string!(i18n, networks.full, file),
        NoStorage::Newer => t_string!(i18n, keep.newer).to_owned(),
    }
}

fn refused(i18n: I18n, file: &str, error: &ReaderError) -> String {
    match error {
        ReaderError::File(error) => file_words(i18n, file, error),
        ReaderError::Shape { inputs, outputs } => {
            let (inputs, outputs) = (whole(i18n, *inputs), whole(i18n, *outputs));
            t_string!(i18n, networks.ends, file, inputs, outputs)
        }
        // Pictures, which a file has none of.
        ReaderError::PixelCount { .. } | ReaderError::PixelValue { .. } => {
            t_string!(i18n, networks.broke, file, message = error.to_string())
        }
    }
}

fn file_words(i18n: I18n, file: &str, error: &ModelFileError) -> String {
    match error {
        ModelFileError::Empty => t_string!(i18n, networks.empty, file),
        ModelFileError::TooLarge { got } => too_large(i18n, file, *got as f64),
        ModelFileError::Onnx => t_string!(i18n, networks.onnx, file),
        ModelFileError::Foreign => t_string!(i18n, networks.foreign, file),
        ModelFileError::NoArchitecture => t_string!(i18n, networks.no_architecture, file),
        ModelFileError::NoTensor { name } => t_string!(i18n, networks.no_tensor, file, name),
        ModelFileError::TensorType {
            name,
            expected,
            got,
        } => {
            t_string!(i18n, networks.tensor_type, file, name, expected, got)
        }
        ModelFileError::Malformed { format, reason } => {
            let format = format.proper_name();
            t_string!(i18n, networks.malformed, file, format, reason)
        }
        ModelFileError::Architecture(error) => architecture(i18n, file, error),
        ModelFileError::Layer {
            layer,
            got,
            problem,
        } => layer_words(i18n, file, *layer, got, problem),
        ModelFileError::Shape {
            what,
            layer,
            expected,
            got,
        } => {
            let (what, layer) = (tensor(i18n, *what), whole(i18n, *layer));
            let (expected, got) = (shape(expected), shape(got));
            t_string!(i18n, networks.shape, file, what, layer, expected, got)
        }
        ModelFileError::LayerCount {
            what,
            expected,
            got,
        } => {
            let what = tensor(i18n, *what);
            let (expected, got) = (whole(i18n, *expected), whole(i18n, *got));
            t_string!(i18n, networks.layer_count, file, what, expected, got)
        }
        ModelFileError::NotFinite { layer } => {
            let layer = whole(i18n, *layer);
            t_string!(i18n, networks.not_finite, file, layer)
        }
    }
}

fn architecture(i18n: I18n, file: &str, error: &ArchitectureError) -> String {
    match error {
        ArchitectureError::Depth { got } => {
            let (got, most) = (whole(i18n, *got), whole(i18n, Architecture::MOST_LAYERS));
            t_string!(i18n, networks.depth, file, got, most)
        }
        ArchitectureError::Inputs { got } => {
            let (got, most) = (whole(i18n, *got), whole(i18n, LayerKind::MOST_NEURONS));
            t_string!(i18n, networks.inputs, file, got, most)
        }
        ArchitectureError::Layer {
            layer,
            got,
            problem,
        } => layer_words(i18n, file, *layer, got, problem),
        ArchitectureError::HiddenSoftmax => t_string!(i18n, networks.hidden_softmax, file),
    }
}

fn layer_words(i18n: I18n, file: &str, layer: usize, got: &str, problem: &LayerProblem) -> String {
    let (layer, expected) = (whole(i18n, layer), layer_problem_words(i18n, problem));
    t_string!(i18n, networks.layer, file, layer, got, expected)
}

fn too_large(i18n: I18n, file: &str, got: f64) -> String {
    let megabytes = |bytes: f64| {
        let megabytes = (bytes / MEGABYTE).ceil();
        numbers::format(i18n.get_locale(), megabytes, Style::Decimals(0))
    };
    let (got, most) = (megabytes(got), megabytes(LARGEST_FILE as f64));
    t_string!(i18n, networks.too_large, file, got, most)
}

fn tensor(i18n: I18n, what: TensorKind) -> &'static str {
    match what {
        TensorKind::Weights => t_string!(i18n, networks.weights),
        TensorKind::Biases => t_string!(i18n, networks.biases),
        TensorKind::Scales => t_string!(i18n, networks.scales),
    }
}

/// `784 × 30`
fn shape(sides: &[usize]) -> String {
    let sides: Vec<_> = sides.iter().map(ToString::to_string).collect();
    sides.join(" × ")
}

fn whole(i18n: I18n, number: usize) -> String {
    numbers::format(i18n.get_locale(), number as f64, Style::Decimals(0))
}
