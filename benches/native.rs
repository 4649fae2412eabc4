//! The engine natively on one thread, in turns with NumPy and TensorFlow: `cargo xtask bench native`, which installs
//! those and names their Python in `DIGIT_LAB_PEERS_PYTHON`.
//!
//! Prints a table; no figure is asserted.

// Printing and the clock are what a benchmark is for.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::expect_used)]

mod bundled;
mod rate;
mod works;
mod native {
    //! Who is measured.
    pub(crate) mod contender;
    pub(crate) mod peer;
}

use std::ffi::OsString;

use bundled::bundled;
use digit_lab::data::Mnist;
use digit_lab::training::TrainingSpec;
use native::contender::Contender;

/// Rounds in which each has a turn, after one to warm up, and a turn's seconds.
const ROUNDS: usize = 7;
const SECS: f64 = 0.7;

/// The peers, by the name that `peer.py` knows and the one that the table shows.
const PEERS: [(&str, &str); 3] = [
    ("whole-batches", "NumPy, whole mini-batches"),
    ("one-by-one", "NumPy, one image after another"),
    ("tensorflow", "TensorFlow, compiled loop"),
];

fn main() {
    let Some(python) = std::env::var_os("DIGIT_LAB_PEERS_PYTHON") else {
        println!("`cargo xtask bench native` measures this: it knows where the peers are.");
        return;
    };
    let data = bundled();
    println!(
        "| work, natively on one thread | who | images/s, median | least | most | Digit Lab is faster by | validation |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|");
    let works = works::fully_connected()
        .into_iter()
        .chain([works::small_convolutional()]);
    for (name, spec) in works {
        compare(name, &spec, &data, &python);
    }
}

fn compare(name: &str, spec: &TrainingSpec, data: &Mnist, python: &OsString) {
    let work = name.split(' ').next().unwrap_or_default();
    let mut contenders = vec![Contender::digit_lab(spec, data)];
    for (peer, title) in PEERS {
        // A convolution written with NumPy would say nothing of NumPy.
        if work != "w4" || peer == "tensorflow" {
            contenders.push(Contender::peer(python, work, peer, title));
        }
    }
    for round in 0..=ROUNDS {
        for contender in &mut contenders {
            let rate = contender.train(SECS);
            if round > 0 {
                contender.rates.push(rate);
            }
        }
    }
    let ours = contenders[0].median();
    for (index, contender) in contenders.into_iter().enumerate() {
        let (median, [least, most]) = (contender.median(), contender.extremes());
        let faster = if index == 0 {
            String::new()
        } else {
            format!("{:.2}", ours / median)
        };
        let (who, accuracy) = contender.end();
        println!(
            "| {name} | {who} | {median:.0} | {least:.0} | {most:.0} | {faster} | {:.1} % |",
            100.0 * accuracy
        );
    }
}
