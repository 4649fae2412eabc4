//! Good files with some values changed: JSON still, and a safetensors file still, but of something else.

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use serde_json::Value;

use crate::json_edit::Edit;
use crate::{Target, checkpoint, drawing_line, network2, run_file, safetensors};

/// Every format with JSON in it
pub const TARGET: Target = Target {
    name: "edited",
    check,
    seeds,
    words: &[],
    longest: 128,
    // Half of the files are trainings that go on, which takes a hundred times as long as parsing.
    runs: 1_000_000,
};

/// The most values that are changed in one file.
const MOST_EDITS: usize = 6;

/// A good file, and what understands it.
struct Original {
    document: Value,
    /// Of a safetensors file what follows its header, and the key under which its metadata has JSON as text.
    tensors: Option<(Vec<u8>, &'static str)>,
    check: fn(&[u8]),
}

static ORIGINALS: LazyLock<Vec<Original>> = LazyLock::new(|| {
    let texts = |target: &Target| {
        let check = target.check;
        let documents = (target.seeds)().into_iter();
        documents.map(move |text| Original {
            document: serde_json::from_slice(&text).expect("seeds are JSON"),
            tensors: None,
            check,
        })
    };
    let files = |files: Vec<Vec<u8>>, key, check| {
        let files = files.into_iter();
        files.map(move |file| Original::of_file(&file, key, check))
    };
    let checkpoints = [checkpoint::seeds(), vec![checkpoint::large_seed()]].concat();
    texts(&network2::TARGET)
        .chain(texts(&run_file::TARGET))
        .chain(texts(&drawing_line::TARGET))
        .chain(files(
            (safetensors::TARGET.seeds)(),
            "digit-lab",
            safetensors::TARGET.check,
        ))
        .chain(files(checkpoints, "digit-lab-training", checkpoint::check))
        .collect()
});

fn check(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let Ok(which) = u8::arbitrary(&mut input) else {
        return;
    };
    let Ok(edits) = Vec::<Edit>::arbitrary_take_rest(input) else {
        return;
    };
    let original = &ORIGINALS[usize::from(which) % ORIGINALS.len()];
    let mut document = original.document.clone();
    for edit in edits.iter().take(MOST_EDITS) {
        edit.make(&mut document);
    }
    (original.check)(&original.file(document));
}

impl Original {
    /// A safetensors file as one document: its header, with the JSON in its metadata as JSON.
    fn of_file(file: &[u8], key: &'static str, check: fn(&[u8])) -> Self {
        let (length, rest) = file.split_first_chunk::<8>().expect("a header's length");
        let (header, data) = rest.split_at(u64::from_le_bytes(*length) as usize);
        let mut document: Value = serde_json::from_slice(header).expect("a header of JSON");
        let metadata = document["__metadata__"][key].as_str().expect("metadata");
        document["__metadata__"][key] = serde_json::from_str(metadata).expect("metadata of JSON");
        Self {
            document,
            tensors: Some((data.to_vec(), key)),
            check,
        }
    }

    /// The file that has a document in place of its own.
    fn file(&self, mut document: Value) -> Vec<u8> {
        let Some((data, key)) = &self.tensors else {
            return document.to_string().into_bytes();
        };
        if let Some(metadata) = document.pointer_mut(&format!("/__metadata__/{key}")) {
            *metadata = metadata.to_string().into();
        }
        let header = document.to_string();
        let length = (header.len() as u64).to_le_bytes();
        [&length[..], header.as_bytes(), data].concat()
    }
}

fn seeds() -> Vec<Vec<u8>> {
    (0..ORIGINALS.len() as u8)
        .map(|which| vec![which])
        .collect()
}
