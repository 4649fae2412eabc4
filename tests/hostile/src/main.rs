//! Writes what the fuzzer begins with: `write-seeds FOLDER` makes `FOLDER/corpus/TARGET/` and, where there are any, `FOLDER/words/TARGET`, and
//! prints each target with its longest input, in bytes, and how often it is tried.

#![allow(clippy::print_stdout, reason = "a command line tool reports on stdout")]

use std::fmt::Write;
use std::io::{Error, Result};
use std::path::PathBuf;
use std::{env, fs};

use digit_lab_hostile::TARGETS;

fn main() -> Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::other("expected a folder to write to, got none"))?;
    let words_folder = folder.join("words");
    fs::create_dir_all(&words_folder)?;
    for target in TARGETS {
        let corpus = folder.join("corpus").join(target.name);
        fs::create_dir_all(&corpus)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(corpus.join(format!("seed-{number}")), seed)?;
        }
        if !target.words.is_empty() {
            let words = target.words.iter().map(|word| line(word));
            fs::write(words_folder.join(target.name), words.collect::<String>())?;
        }
        println!("{}\t{}\t{}", target.name, target.longest, target.runs);
    }
    Ok(())
}

/// A word as libFuzzer's dictionaries have it; `\x..` is a byte there already.
fn line(word: &str) -> String {
    let mut quoted = String::new();
    for byte in word.bytes() {
        match byte {
            b'"' => quoted.push_str("\\\""),
            b'\\' if !word.starts_with("\\x") => quoted.push_str("\\\\"),
            b' '..=b'~' => quoted.push(byte.into()),
            other => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\x{other:02x}");
            }
        }
    }
    format!("\"{quoted}\"\n")
}
