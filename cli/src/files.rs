//! Files: data sets from a folder or bundled, models, drawings.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use digit_lab::data::{DataFile, Mnist, unpacked};
use digit_lab::reading::Reader;

use crate::fault::Fault;
use crate::model;
use crate::output;

/// MNIST from the four files in `folder`, plain or gzipped, or the bundled subset.
pub(crate) fn mnist(folder: Option<&Path>) -> Result<Mnist, Fault> {
    let files = match folder {
        Some(folder) => folder_files(folder)?,
        None => bundled(),
    };
    Ok(Mnist::from_files(&files)?)
}

/// A file's content, unpacked where it is gzipped.
pub(crate) fn read_unpacked(path: &Path) -> Result<Vec<u8>, Fault> {
    let bytes = fs::read(path).map_err(Fault::file(path))?;
    Ok(unpacked(&path.display().to_string(), &bytes)?.into_owned())
}

/// Writes a file beside the path first, so that an interrupted command leaves no half of one.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let beside = beside(path);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Where it cannot be removed either there is nothing left to do.
        let _ = fs::remove_file(&beside);
        Fault::file(path)(error)
    })
}

/// Says whether a file can be written there, by whoever will have one after hours of work. What they print meanwhile may
/// go unread.
pub(crate) fn will_write(path: &Path) -> Result<(), Fault> {
    if path.is_dir() {
        return Err(Fault::file(path)(ErrorKind::IsADirectory.into()));
    }
    let beside = beside(path);
    let written = fs::write(&beside, []).and_then(|()| fs::remove_file(&beside));
    written.map_err(Fault::file(path))?;
    output::go_on_unread();
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn folder_files(folder: &Path) -> Result<Vec<DataFile>, Fault> {
    let names = [
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    ];
    names
        .iter()
        .map(|&name| {
            let plain = folder.join(name);
            let packed = folder.join(format!("{name}.gz"));
            let Some(path) = [plain, packed].into_iter().find(|path| path.is_file()) else {
                return Err(Fault::NoSuchData {
                    name: name.to_owned(),
                    folder: folder.to_owned(),
                });
            };
            let bytes = fs::read(&path).map_err(Fault::file(&path))?;
            Ok(DataFile {
                name: path
                    .display()
                    .to_string()
                    .rsplit(['/', '\\'])
                    .next()
                    .unwrap_or(name)
                    .to_owned(),
                bytes: bytes.into(),
            })
        })
        .collect()
}

/// The subset that the page ships, compiled in, so that the command works from anywhere.
fn bundled() -> Vec<DataFile> {
    macro_rules! file {
        ($name:literal) => {
            DataFile {
                name: $name.to_owned(),
                bytes: include_bytes!(concat!("../../www/data/", $name))
                    .to_vec()
                    .into(),
            }
        };
    }
    vec![
        file!("training-images.idx3.gz"),
        file!("training-labels.idx1.gz"),
        file!("validation-images.idx3.gz"),
        file!("validation-labels.idx1.gz"),
        file!("test-images.idx3.gz"),
        file!("test-labels.idx1.gz"),
    ]
}

/// A reader with the network that the page ships.
pub(crate) fn shipped() -> Result<Reader, Fault> {
    Reader::shipped().map_err(|error| Fault::Reader {
        path: "the shipped network".into(),
        error,
    })
}

/// A reader with the network in a file, or else with the one that the page ships.
pub(crate) fn reader(path: Option<&Path>) -> Result<Reader, Fault> {
    let Some(path) = path else {
        return shipped();
    };
    // Not from the network alone: the file holds its calibration too.
    Reader::of(model::read(path)?).map_err(|error| Fault::Reader {
        path: path.to_owned(),
        error,
    })
}
