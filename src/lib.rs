//! Digit Lab's engine: neural networks that read drawn digits, and their training.
//!
//! The straight way from pointer to score is [`drawing`] (strokes to a 28x28 picture), [`nn`]
//! (picture to outputs), both joined in [`reading`]. The straight way from a form to a curve is
//! [`training`]: a `TrainingSpec` becomes a `TrainingConfig`, a `Session` trains with it in small
//! units of work, and `Event`s tell what came out.
//!
//! The engine knows no browser, clock, file system or thread; randomness comes from seeds
//! ([`rng`]). Only the module behind the feature `web`, for `wasm32`, speaks to JavaScript.
//!
//! # Reading a drawing
//!
//! ```
//! # #[cfg(feature = "shipped-network")] {
//! use digit_lab::drawing::Stroke;
//! use digit_lab::reading::Reader;
//!
//! // Of a pad 300 units wide; x to the right, y downwards.
//! let seven = Stroke::new([[90.0, 70.0], [210.0, 66.0], [165.0, 150.0], [135.0, 250.0]]);
//! let reading = Reader::shipped()?.read_strokes(&[seven], 300.0);
//! assert_eq!(reading.text(), "7");
//! assert!(reading.is_sure() && reading.digits[0].score() > 0.9);
//! # }
//! # Ok::<(), digit_lab::reading::ReaderError>(())
//! ```
//!
//! # Training a network
//!
//! ```
//! use digit_lab::data::{Dataset, Mnist};
//! use digit_lab::training::{Layers, Run, TrainingConfig, TrainingSpec, Work};
//!
//! // Pictures of ten kinds: a row of ink, further down for each. MNIST's have the same form, and `Mnist::from_files`
//! // reads its files.
//! let labels: Vec<u8> = (0..200).map(|image| image % 10).collect();
//! let mut pixels = vec![0; labels.len() * 784];
//! for (image, &label) in labels.iter().enumerate() {
//!     let row = image * 784 + (3 + 2 * usize::from(label)) * 28;
//!     pixels[row..row + 28].fill(255);
//! }
//! let training = Dataset::new(pixels, labels).expect("a label for each picture, from 0 to 9");
//! let data = Mnist { training, ..Mnist::default() };
//!
//! let spec = TrainingSpec {
//!     layers: Layers::Hidden("12".to_owned()),
//!     epochs: 20.0,
//!     ..TrainingSpec::default()
//! };
//! let config = TrainingConfig::check(&spec, data.training.len()).expect("settings that fit");
//! let mut run = Run::new(config);
//! let mut last = None;
//! loop {
//!     // A unit of work takes at most a few milliseconds, so that whoever trains can do other things in between.
//!     match run.advance(&data) {
//!         Work::Epoch(record) => last = Some(record),
//!         Work::Nothing | Work::NotFinite => break,
//!         _ => {}
//!     }
//! }
//! let last = last.expect("there was an epoch");
//! assert_eq!(last.training_correct, 200);
//! ```
//!
//! # Networks as files
//!
//! ```
//! # #[cfg(feature = "shipped-network")] {
//! use digit_lab::model_file::{self, Format};
//! use digit_lab::reading::SHIPPED;
//!
//! let model = model_file::load_model(SHIPPED)?;
//! // ONNX Runtime and others read it.
//! let onnx = model_file::save(&model, Format::Onnx, None).expect("ONNX has a place for every layer");
//! assert!(onnx.len() > SHIPPED.len());
//! # }
//! # Ok::<(), digit_lab::model_file::ModelFileError>(())
//! ```
//!
//! # Features
//!
//! - `shipped-network` (default): [`reading::Reader::shipped`], a network of 93 kB in the program.
//! - `web` (default): for `wasm32`, what the npm package exports to JavaScript; nothing elsewhere, where no browser
//!   crate is compiled. Programs for `wasm32` that are no such package switch it off.
//! - `web-reader`: of that, the reading of drawings alone.
//! - `svm`: support vector machines among the experiments of [`book`].

pub mod backup;
pub mod book;
pub mod data;
pub mod drawing;
pub mod insight;
pub mod json;
pub mod model_file;
pub mod names;
pub mod nn;
pub mod picture;
mod quote;
pub mod reading;
pub mod rng;
pub mod training;

#[cfg(all(feature = "web-reader", target_arch = "wasm32"))]
pub mod web;

/// The examples in the crate's README are tests too.
#[cfg(all(doctest, feature = "shipped-network"))]
#[doc = include_str!("README.md")]
struct Readme;
