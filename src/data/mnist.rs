//! MNIST's three parts, from its files.

use serde::{Deserialize, Serialize};

use crate::data::{Content, DataError, Dataset, IdxError, IdxKind, Set, gzip, idx};

/// A file as fetched or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its name, which says what set it belongs to: `train`, `validation`, `test` or `t10k` in it.
    pub name: String,
    /// Its content, plain or gzipped.
    pub bytes: Content,
}

/// Training, validation and test images.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mnist {
    /// Learned from.
    pub training: Dataset,
    /// Measured on while choosing.
    pub validation: Dataset,
    /// Measured on once; may be empty.
    pub test: Dataset,
}

impl Mnist {
    /// The least training images from which a validation part can be set aside.
    const LEAST_TO_SPLIT: usize = 12;

    /// The parts that these files hold, in any order, plain or gzipped.
    ///
    /// Whether a file holds images or labels, its content says; which set, its name. Without
    /// validation files the last sixth of the training images becomes the validation part: the
    /// book's 50,000 and 10,000 of MNIST's 60,000. Test files may be missing.
    pub fn from_files(files: &[DataFile]) -> Result<Self, DataError> {
        let mut parts = Parts::default();
        for file in files {
            parts.add(file)?;
        }
        let training = parts.take(Set::Training)?.ok_or(DataError::Missing {
            set: Set::Training,
            holds: IdxKind::Images,
        })?;
        let test = parts.take(Set::Test)?.unwrap_or_default();
        match parts.take(Set::Validation)? {
            Some(validation) => Ok(Self {
                training,
                validation,
                test,
            }),
            None => Self::split(&training, test),
        }
    }

    fn split(all: &Dataset, test: Dataset) -> Result<Self, DataError> {
        let n = all.len();
        if n < Self::LEAST_TO_SPLIT {
            return Err(DataError::TooFew {
                least: Self::LEAST_TO_SPLIT as u32,
                got: n as u32,
            });
        }
        let training = n - n / 6;
        Ok(Self {
            training: all.part(0, training),
            validation: all.part(training, n),
            test,
        })
    }
}

/// Files sorted by what they are: images and labels of the three sets.
#[derive(Default)]
struct Parts {
    files: Vec<(Set, IdxKind, String, Content)>,
}

impl Parts {
    fn add(&mut self, file: &DataFile) -> Result<(), DataError> {
        let name = &file.name;
        let in_file = |error: IdxError| DataError::Idx {
            file: name.clone(),
            error,
        };
        let content = unpacked(file)?;
        let first = content.first(idx::IMAGES_HEADER);
        let kind = idx::kind(&first).map_err(in_file)?;
        let items = match kind {
            IdxKind::Images => idx::expect_images(&first, content.len())
                .map(|()| content.without_first(idx::IMAGES_HEADER)),
            IdxKind::Labels => {
                idx::parse_labels(&content.bytes()).map(|labels| labels.to_vec().into())
            }
        };
        let items = items.map_err(in_file)?;
        let set = set_of(name).ok_or_else(|| DataError::Name { file: name.clone() })?;
        if let Some((.., first, _)) = self.files.iter().find(|(s, k, ..)| (*s, *k) == (set, kind)) {
            return Err(DataError::Duplicate {
                set,
                holds: kind,
                first: first.clone(),
                second: name.clone(),
            });
        }
        self.files.push((set, kind, name.clone(), items));
        Ok(())
    }

    fn take(&mut self, set: Set) -> Result<Option<Dataset>, DataError> {
        let mut find = |kind| {
            let index = self
                .files
                .iter()
                .position(|(s, k, ..)| (*s, *k) == (set, kind))?;
            Some(self.files.swap_remove(index).3)
        };
        let (pixels, labels) = match (find(IdxKind::Images), find(IdxKind::Labels)) {
            (None, None) => return Ok(None),
            (Some(pixels), Some(labels)) => (pixels, labels),
            (Some(_), None) => {
                return Err(DataError::Missing {
                    set,
                    holds: IdxKind::Labels,
                });
            }
            (None, Some(_)) => {
                return Err(DataError::Missing {
                    set,
                    holds: IdxKind::Images,
                });
            }
        };
        let counts = DataError::Counts {
            set,
            images: (pixels.len() / crate::drawing::PIXELS) as u32,
            labels: labels.len() as u32,
        };
        let labels = labels.bytes().into_owned();
        Dataset::new(pixels, labels).map(Some).ok_or(counts)
    }
}

/// What is in a file, packed or not; what lies elsewhere stays there if it is not packed.
fn unpacked(file: &DataFile) -> Result<Content, DataError> {
    if gzip::is_packed(&file.bytes.first(2)) {
        let packed = file.bytes.bytes();
        Ok(gzip::unpacked(&file.name, &packed)?.into_owned().into())
    } else {
        Ok(file.bytes.clone())
    }
}

/// The set that a file's name speaks of.
fn set_of(name: &str) -> Option<Set> {
    let name = name.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if names(&["valid"]) {
        Some(Set::Validation)
    } else if names(&["train"]) {
        Some(Set::Training)
    } else if names(&["t10k", "test"]) {
        Some(Set::Test)
    } else {
        None
    }
}
