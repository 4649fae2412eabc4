//! What the experiments look like.

mod arms;
mod bars;
mod card;
mod choices;
mod claims;
mod controls;
mod detail;
mod digits;
mod figures;
mod gallery;
mod neuron;
mod no_such;
mod perceptron;
mod plots;
mod range;
mod settings;
mod status;
mod svm;

pub use detail::Detail;
pub use gallery::Gallery;
pub use no_such::NoSuch;
