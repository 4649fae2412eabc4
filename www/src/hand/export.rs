//! Drawings as files to take along.

use super::drawings::Kept;
use crate::breath::breathe;
use crate::download::save;
use digit_lab::data::{write_images, write_labels};

/// Pictures that are made between two breaths.
const PICTURES_A_BREATH: usize = 40;

/// The media type of what is no text.
const BYTES: &str = "application/octet-stream";

/// Saves the strokes, one drawing a line.
pub fn save_lines(drawings: &[Kept]) {
    let lines = drawings.iter().map(|kept| kept.drawing.line() + "\n");
    save(
        "digits.jsonl",
        "application/jsonl",
        lines.collect::<String>().as_bytes(),
    );
}

/// Saves the pictures that a network gets, and their labels, as IDX files that can be trained on.
pub async fn save_idx(drawings: Vec<Kept>) {
    let (pixels, labels) = pictures(&drawings).await;
    save("train-images-idx3-ubyte", BYTES, &write_images(&pixels));
    save("train-labels-idx1-ubyte", BYTES, &write_labels(&labels));
}

/// The pictures that a network gets, 784 bytes each, and what they are.
pub async fn pictures(drawings: &[Kept]) -> (Vec<u8>, Vec<u8>) {
    let (mut pixels, mut labels) = (Vec::new(), Vec::new());
    for part in drawings.chunks(PICTURES_A_BREATH) {
        for Kept { drawing, .. } in part {
            pixels.extend(drawing.picture());
            labels.push(drawing.label);
        }
        breathe().await;
    }
    (pixels, labels)
}
