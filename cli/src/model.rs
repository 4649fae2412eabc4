//! Model files by their names.

use std::fs;
use std::path::Path;

use digit_lab::model_file::{self, Format, LARGEST_FILE, Model, ModelFileError};
use digit_lab::nn::{Cost, Network};

use crate::fault::Fault;
use crate::files;

/// The network in a file, and what the file says about it.
pub(crate) fn read(path: &Path) -> Result<Model, Fault> {
    let wrong = |error| Fault::Model {
        path: path.to_owned(),
        error,
    };
    let size = fs::metadata(path).map_err(Fault::file(path))?.len();
    if size > LARGEST_FILE as u64 {
        let got = usize::try_from(size).unwrap_or(usize::MAX);
        return Err(wrong(ModelFileError::TooLarge { got }));
    }
    let bytes = fs::read(path).map_err(Fault::file(path))?;
    model_file::load_model(&bytes).map_err(wrong)
}

/// The format that a file's name asks for.
pub(crate) fn format_of(path: &Path) -> Result<Format, Fault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let format = ending.and_then(|ending| ending.parse().ok());
    format.ok_or_else(|| Fault::Ending {
        path: path.to_owned(),
    })
}

/// Says whether a format has a place for a network's layers: better before training it than after.
pub(crate) fn check(path: &Path, format: Format, network: &Network<f32>) -> Result<(), Fault> {
    if format == Format::Json && !network.is_dense() {
        return Err(not_dense(path));
    }
    Ok(())
}

/// Writes a file; `cost` is that of the training, where it is known.
pub(crate) fn write(
    path: &Path,
    format: Format,
    model: &Model,
    cost: Option<Cost>,
) -> Result<(), Fault> {
    let file = model_file::save(model, format, cost).map_err(|_| not_dense(path))?;
    files::write(path, &file)
}

fn not_dense(path: &Path) -> Fault {
    Fault::NotDense {
        path: path.to_owned(),
        error: model_file::NotDense,
    }
}
