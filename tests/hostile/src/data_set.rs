//! The files of a data set: which of them belong together, and whether they do.

use std::borrow::Cow;

use arbitrary::{Arbitrary, Unstructured};
use digit_lab::data::{DataFile, Mnist, write_images, write_labels};

use crate::gzip::packed;
use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target};

/// `data::Mnist::from_files`
pub const TARGET: Target = Target {
    name: "data_set",
    check,
    seeds,
    words: &[],
    longest: 256,
    runs: PARSER_RUNS,
};

/// Names that say to what set a file belongs, or do not.
const NAMES: [&str; 8] = [
    "train-images",
    "train-labels.gz",
    "validation",
    "TEST",
    "t10k-images-idx3-ubyte",
    "train-test",
    "digits",
    "",
];

/// The most items of a file.
const MOST_ITEMS: usize = 40;

#[derive(Arbitrary, Debug)]
struct File {
    name: u8,
    holds: Holds,
    items: u8,
    is_packed: bool,
    /// What one byte becomes.
    damaged: Option<(u16, u8)>,
}

#[derive(Arbitrary, Debug)]
enum Holds {
    Images,
    Labels,
    Nothing,
}

fn check(bytes: &[u8]) {
    let Ok(files) = Vec::<File>::arbitrary_take_rest(Unstructured::new(bytes)) else {
        return;
    };
    let files: Vec<DataFile> = files.iter().take(8).map(File::made).collect();
    match Mnist::from_files(&files) {
        Ok(mnist) => {
            assert!(!mnist.training.is_empty() && !mnist.validation.is_empty());
            for set in [mnist.training, mnist.validation, mnist.test] {
                assert_eq!(set.pixels().len(), set.len() * 784);
                assert!(set.labels().iter().all(|label| *label < 10));
            }
        }
        Err(error) => assert_clear(&error),
    }
}

impl File {
    fn made(&self) -> DataFile {
        let items = usize::from(self.items) % MOST_ITEMS;
        let mut bytes = match self.holds {
            Holds::Images => write_images(&vec![self.items; items * 784]),
            Holds::Labels => write_labels(&(0..items as u8).map(|i| i % 10).collect::<Vec<_>>()),
            Holds::Nothing => Vec::new(),
        };
        if let Some((at, to)) = self.damaged
            && !bytes.is_empty()
        {
            // Mostly in the header, where it matters.
            let at = usize::from(at) % bytes.len().min(32);
            bytes[at] = to;
        }
        let bytes = if self.is_packed {
            Cow::Owned(packed(&bytes))
        } else {
            Cow::Borrowed(&bytes[..])
        };
        DataFile {
            name: NAMES[usize::from(self.name) % NAMES.len()].to_owned(),
            bytes: bytes.into_owned().into(),
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    // A flag before each file says that there is one; enum and option begin with four bytes and one.
    let file = |name, holds, items| vec![1, name, 0, 0, 0, holds, items, 0, 0];
    let images = |name, items| file(name, 0, items);
    let labels = |name, items| file(name, 0x80, items);
    vec![
        [images(0, 30), labels(1, 30)].concat(),
        [images(0, 20), labels(1, 20), images(3, 5), labels(3, 5)].concat(),
        Vec::new(),
    ]
}
