//! What can go wrong, each in one line.

use std::path::PathBuf;

use digit_lab::book::TaskError;
use digit_lab::data::DataError;
use digit_lab::drawing::LineError;
use digit_lab::model_file::{ModelFileError, NotDense};
use digit_lab::picture::PictureError;
use digit_lab::reading::ReaderError;
use digit_lab::training::{FieldError, LayersError};
use thiserror::Error;

/// A fault that ends the command.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    /// A file that cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        path: PathBuf,
        error: std::io::Error,
    },
    /// Files that are no data sets.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A folder without the files that it should have.
    #[error("expected {name} or {name}.gz in {}, got neither", folder.display())]
    NoSuchData { name: String, folder: PathBuf },
    /// A document without a place for the lines.
    #[error("{}: expected {expected} around the lines, got neither or one", path.display())]
    NoPlaceForSummary { expected: String, path: PathBuf },
    /// A file that is no network.
    #[error("{}: {error}", path.display())]
    Model {
        path: PathBuf,
        error: ModelFileError,
    },
    /// A network that cannot read digits.
    #[error("{}: {error}", path.display())]
    Reader { path: PathBuf, error: ReaderError },
    /// Settings that cannot be trained with.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Settings(Vec<FieldError>),
    /// Layers that are not to be understood.
    #[error(transparent)]
    Layers(LayersError),
    /// A network of another shape than asked for.
    #[error("expected a network of layers {expected}, got {got}")]
    OtherLayers { expected: String, got: String },
    /// A format that has no place for the network's layers.
    #[error("{}: {error}", path.display())]
    NotDense { path: PathBuf, error: NotDense },
    /// A name that tells no format.
    #[error("{}: expected a name that ends in .json, .safetensors or .onnx", path.display())]
    Ending { path: PathBuf },
    /// Rounded weights in a format that has no place for them.
    #[error("{}: expected .safetensors for --compact", path.display())]
    NotCompact { path: PathBuf },
    /// More training images than there are, or none.
    #[error("--train-size: expected 1 to {most} images, got {got}")]
    TrainSize { got: usize, most: usize },
    /// The cost overflowed.
    #[error("the cost is no longer a finite number in epoch {epoch}; try a smaller learning rate")]
    NotFinite { epoch: u32 },
    /// A line of a drawings file that is no drawing.
    #[error("{}: line {line}: {error}", path.display())]
    Drawing {
        path: PathBuf,
        line: usize,
        error: LineError,
    },
    /// A file that is no picture.
    #[error("{}: expected a PNG, JPEG or WebP picture ({error})", path.display())]
    Image {
        path: PathBuf,
        error: image::ImageError,
    },
    /// A picture that cannot be read.
    #[error("{}: {error}", path.display())]
    Picture { path: PathBuf, error: PictureError },
    /// An id that no experiment has.
    #[error("expected all or one of {expected}, got \"{got}\"")]
    NoSuchExperiment { expected: String, got: String },
    /// An experiment that cannot be run.
    #[error("{id}: {error}")]
    Experiment { id: String, error: TaskError },
    /// A line that no experiment printed.
    #[error("{}: line {line}: expected what `experiments run --json` prints, got {reason}", path.display())]
    Results {
        path: PathBuf,
        line: usize,
        reason: String,
    },
    /// A file without drawings.
    #[error("{}: expected at least one drawing, got none", path.display())]
    NoDrawings { path: PathBuf },
}

impl Fault {
    /// Names the file in an error of the file system.
    pub(crate) fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}
