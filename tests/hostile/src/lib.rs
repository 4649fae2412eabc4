//! What must hold of any input whatever: of files, texts and drawings that anybody may have made.
//!
//! Each [`Target`] says it of one of Digit Lab's parsers, or of the way from strokes to a reading, and panics where it
//! does not hold. `tests/properties.rs` tries some thousand inputs with every `cargo test`, `fuzz/` as many millions as one
//! likes (docs/fuzzing.md). One module a target; natively only.

#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "all of it is tests, which may fail loudly"
)]

pub mod address;
pub mod backup;
pub mod checkpoint;
pub mod data_set;
pub mod drawing;
pub mod drawing_line;
pub mod edited;
pub mod gzip;
pub mod idx;
mod json_edit;
pub mod layers;
mod message;
mod model;
pub mod network2;
pub mod picture_header;
pub mod run_file;
pub mod safetensors;
mod samples;
mod words;

/// Something that takes what anybody may have made.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name on the command line, and of its module.
    pub name: &'static str,
    /// Gives it some bytes; panics where what it promises does not hold.
    pub check: fn(&[u8]),
    /// Inputs to begin with: good ones, small.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that good inputs are made of.
    pub words: &'static [&'static str],
    /// The most bytes that are tried at once.
    pub longest: usize,
    /// How often the fuzzer tries it, if nobody says otherwise.
    pub runs: u64,
}

/// What an input may take besides its own bytes, in bytes: far more than an honest one of its size needs, far less than a
/// dishonest one could announce.
pub const MOST_MEMORY: usize = 32 << 20;

/// A parser is tried so often.
const PARSER_RUNS: u64 = 10_000_000;

/// Every target, the fastest first.
pub const TARGETS: [Target; 14] = [
    picture_header::TARGET,
    idx::TARGET,
    layers::TARGET,
    address::TARGET,
    drawing_line::TARGET,
    run_file::TARGET,
    network2::TARGET,
    safetensors::TARGET,
    gzip::TARGET,
    backup::TARGET,
    data_set::TARGET,
    edited::TARGET,
    checkpoint::TARGET,
    drawing::TARGET,
];
