//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use digit_lab::drawing::Step;
use digit_lab::nn::{Activation, Cost, Initializer, OutputCoding, Regularization};
use digit_lab::training::{
    Augmentation, Layers, Optimizer, Order, Pixels, RateSchedule, Reduction,
};

use crate::pretrain::Kinds;

use crate::experiments::arguments::Experiments;

/// Digit Lab's engine on the command line.
#[derive(Parser)]
#[command(name = "digit-lab", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Train a network and print what comes out of each epoch
    Train(Train),
    /// Count how many images a network reads rightly
    Evaluate(Evaluate),
    /// Write a network's file in another format
    Convert(Convert),
    /// Read drawings through the page's own path and count how many are read rightly
    ReadStrokes(ReadStrokes),
    /// Make a page of drawings to look at, with what is read from each
    ContactSheet(ContactSheet),
    /// Read numbers composed of one writer's drawings and count how many are read rightly
    ReadNumbers(ReadNumbers),
    /// Read the digits in pictures: PNG, JPEG or WebP
    ReadPicture(ReadPicture),
    /// Count how many drawings that are no digit are refused
    NoDigits(NoDigits),
    /// Run the book's experiments
    Experiments(Experiments),
    /// Train the network that the page ships
    Pretrain(Pretrain),
}

#[derive(Args)]
pub(crate) struct Train {
    /// All layer sizes, from 784 to 10, or hidden layers such as "conv 8@5x5, pool 2, 30"
    #[arg(long, default_value = "784,30,10", value_parser = layers)]
    pub(crate) layers: Layers,
    /// Activation of hidden layers: sigmoid, tanh, relu, linear, step (for random search)
    #[arg(long, default_value = "sigmoid")]
    pub(crate) activation: Activation,
    /// Activation of the output layer: sigmoid, softmax, tanh, relu, linear, step (for random search)
    #[arg(long, default_value = "sigmoid")]
    pub(crate) output_activation: Activation,
    /// quadratic, cross-entropy, log-likelihood
    #[arg(long, default_value = "cross-entropy")]
    pub(crate) cost: Cost,
    /// normal, scaled-normal, he, custom-normal, orthogonal, zero
    #[arg(long, default_value = "scaled-normal")]
    pub(crate) initializer: Initializer,
    /// Standard deviation of the weights of custom-normal
    #[arg(long, default_value_t = 1.0)]
    pub(crate) weight_deviation: f64,
    /// Whether neurons have biases: true, false
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set)]
    pub(crate) biases: bool,
    /// Passes over the training images
    #[arg(long, default_value_t = 30.0)]
    pub(crate) epochs: f64,
    /// Samples an update
    #[arg(long, default_value_t = 10.0)]
    pub(crate) mini_batch: f64,
    /// What an update takes of its samples' gradients: mean, sum
    #[arg(long, default_value = "mean")]
    pub(crate) reduction: Reduction,
    /// sgd, random-search, numerical-gradient
    #[arg(long, default_value = "sgd")]
    pub(crate) optimizer: Optimizer,
    /// η
    #[arg(long, default_value_t = 0.5)]
    pub(crate) learning_rate: f64,
    /// How η goes on: constant, plateau, step, cosine
    #[arg(long, default_value = "constant")]
    pub(crate) schedule: RateSchedule,
    /// By what η is multiplied at a plateau or step
    #[arg(long, default_value_t = 0.5)]
    pub(crate) schedule_factor: f64,
    /// Epochs from one step to the next
    #[arg(long, default_value_t = 10.0)]
    pub(crate) schedule_epochs: f64,
    /// Epochs without a better validation accuracy that make a plateau
    #[arg(long, default_value_t = 10.0)]
    pub(crate) schedule_patience: f64,
    /// The share of the first η at which plateaus end the training
    #[arg(long, default_value_t = 1.0 / 128.0)]
    pub(crate) schedule_least: f64,
    /// Epochs without a better validation accuracy after which to stop; 0 for never
    #[arg(long, default_value_t = 0.0)]
    pub(crate) early_stopping: f64,
    /// μ of the book's momentum
    #[arg(long, default_value_t = 0.0)]
    pub(crate) momentum: f64,
    /// none, l1, l2
    #[arg(long, default_value = "none")]
    pub(crate) regularization: Regularization,
    /// λ
    #[arg(long, default_value_t = 0.0)]
    pub(crate) lambda: f64,
    /// How many training images to use, the first ones [default: all]
    #[arg(long, visible_alias = "training-size")]
    pub(crate) train_size: Option<f64>,
    /// What becomes of the grays: raw, standardized
    #[arg(long, default_value = "raw")]
    pub(crate) pixels: Pixels,
    /// What the training images are multiplied by: none, shifts
    #[arg(long, default_value = "none")]
    pub(crate) augmentation: Augmentation,
    /// What output neurons are to say of a digit: one-hot, binary
    #[arg(long, default_value = "one-hot")]
    pub(crate) output_coding: OutputCoding,
    /// Every how many epochs to print what came out
    #[arg(long, default_value_t = 1.0)]
    pub(crate) monitor_epochs: f64,
    /// How many milliseconds of training lie between two lines at least
    #[arg(long, default_value_t = 0.0)]
    pub(crate) monitor_millis: f64,
    /// With --json: print what goes on inside the layers
    #[arg(long, requires = "json")]
    pub(crate) layer_monitors: bool,
    /// From which weights and orders are drawn
    #[arg(long, default_value_t = 1.0)]
    pub(crate) seed: f64,
    /// shuffled, sequential
    #[arg(long, default_value = "shuffled")]
    pub(crate) order: Order,
    /// Start from the network in this file instead of random weights
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Write the trained network to this file: network2's JSON, .safetensors or .onnx by its ending
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Args)]
pub(crate) struct Evaluate {
    /// The network's file
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Which images
    #[arg(long, value_enum, default_value = "test")]
    pub(crate) on: On,
    /// Write each image's label, outputs and scores to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub(crate) scores: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Args)]
pub(crate) struct Convert {
    /// The network's file: network2's JSON or safetensors
    pub(crate) model: PathBuf,
    /// The file to write: .json for network2's, .safetensors or .onnx
    pub(crate) out: PathBuf,
    /// Round each weight to one byte; in safetensors only
    #[arg(long)]
    pub(crate) compact: bool,
}

/// A part of the data.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum On {
    Test,
    Validation,
    Training,
}

#[derive(Args)]
pub(crate) struct ReadStrokes {
    /// Drawings, one JSON object a line: label, source and strokes; plain or gzipped
    pub(crate) file: PathBuf,
    /// The network's file [default: the one the page ships]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Put each drawing anywhere on the pad, 15 to 90 % of its side large, as this seed says
    #[arg(long, value_name = "SEED")]
    pub(crate) scatter: Option<u32>,
    /// Leave a step of the preparation out: crop, frame, line-width, center; may be repeated
    #[arg(long, value_name = "STEP")]
    pub(crate) without: Vec<Step>,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct ReadNumbers {
    /// Drawings of digits, one JSON object a line: label, writer and strokes; plain or gzipped
    pub(crate) file: PathBuf,
    /// The network's file [default: the one the page ships]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// From which the numbers are drawn
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
    /// How many numbers of each length, from 2 to 6 digits
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    pub(crate) each: u32,
    /// Draw each digit's last stroke, if it has several, after all of the number
    #[arg(long)]
    pub(crate) late_strokes: bool,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct NoDigits {
    /// The network's file [default: the one the page ships]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// From which the drawings are made
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
    /// How many drawings of each kind
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    pub(crate) each: u32,
    /// Put each drawing between two digits, as in a number
    #[arg(long)]
    pub(crate) between_digits: bool,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct ReadPicture {
    /// Pictures of numbers, such as photographs of paper
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The network's file [default: the one the page ships]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// One JSON object a line, with each digit's box and scores
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct ContactSheet {
    /// Drawings, one JSON object a line: label, source and strokes; plain or gzipped
    #[arg(required_unless_present = "generated")]
    pub(crate) file: Option<PathBuf>,
    /// The network's file [default: the one the page ships]
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Show every drawing rather than the misread ones
    #[arg(long)]
    pub(crate) all: bool,
    /// Show drawings from a seed: digits of every shape, and what is no digit
    #[arg(long, conflicts_with = "file")]
    pub(crate) generated: bool,
    /// From which generated drawings are made
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
    /// Generated drawings of each shape
    #[arg(long, value_name = "COUNT", default_value_t = 6)]
    pub(crate) each: u32,
    /// Where to write the page
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Args)]
pub(crate) struct Pretrain {
    /// Where to write the network
    #[arg(
        long,
        value_name = "FILE",
        default_value = "www/models/shipped.safetensors"
    )]
    pub(crate) save: PathBuf,
    /// Hidden layers
    #[arg(
        long,
        default_value = "conv 16@5x5, pool 2, conv 32@3x3, conv 64@3x3, pool 2, dropout 0.2, 64, dropout 0.4"
    )]
    pub(crate) layers: String,
    /// Passes over the samples
    #[arg(long, default_value_t = 40)]
    pub(crate) epochs: u32,
    /// Passes after which to stop, to be resumed later [default: all]
    #[arg(long)]
    pub(crate) stop_after: Option<u32>,
    /// Samples an update
    #[arg(long, default_value_t = 64)]
    pub(crate) mini_batch: usize,
    /// η at the start; falls along half a cosine to nothing
    #[arg(long, default_value_t = 0.05)]
    pub(crate) learning_rate: f64,
    /// μ of Nesterov's momentum
    #[arg(long, default_value_t = 0.9)]
    pub(crate) momentum: f64,
    /// λ of the L2 penalty
    #[arg(long, default_value_t = 60.0)]
    pub(crate) lambda: f64,
    /// How many training images to use, the first ones [default: all]
    #[arg(long, value_name = "COUNT", conflicts_with = "all")]
    pub(crate) train_size: Option<usize>,
    /// Train on the validation part too: only once everything is chosen
    #[arg(long)]
    pub(crate) all: bool,
    /// Digits an epoch that the seeded generator draws
    #[arg(long, default_value_t = 30_000)]
    pub(crate) drawn: usize,
    /// Drawings an epoch that are no digit, for which all scores shall be alike
    #[arg(long, default_value_t = 6_000)]
    pub(crate) no_digits: usize,
    /// Share of the images that are shown as they are, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.25, value_parser = share)]
    pub(crate) untouched: f32,
    /// Kinds of distortion to use, each as far as its option below says: all, none, or some of
    /// rotation, shear, scale, shift, bend, thickness, with commas between them
    #[arg(long, value_name = "KINDS", default_value_t)]
    pub(crate) distort: Kinds,
    /// Most radians that images are turned by
    #[arg(long, default_value_t = 0.2)]
    pub(crate) rotation: f32,
    /// Most columns a row that images are slanted by
    #[arg(long, default_value_t = 0.3)]
    pub(crate) shear: f32,
    /// Most that images are stretched by, along each axis
    #[arg(long, default_value_t = 0.15)]
    pub(crate) scale: f32,
    /// Most pixels that images are moved by, along each axis
    #[arg(long, default_value_t = 1.5)]
    pub(crate) shift: f32,
    /// Most pixels that parts of images are moved by
    #[arg(long, default_value_t = 1.0)]
    pub(crate) bend: f32,
    /// Most that lines are made thicker or thinner, 1 being about a pixel on either side
    #[arg(long, default_value_t = 0.5)]
    pub(crate) thickness: f32,
    /// The whole numbers to round weights to, from minus to plus this many
    #[arg(long, default_value_t = 63)]
    pub(crate) steps: u8,
    /// From which everything random is drawn
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// What several commands take.
#[derive(Args)]
pub(crate) struct Common {
    /// A folder with MNIST's four files, plain or gzipped [default: the bundled subset]
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Numbers only are all sizes; as soon as one layer has a name, they are the hidden ones.
#[allow(clippy::unnecessary_wraps)]
fn layers(text: &str) -> Result<Layers, std::convert::Infallible> {
    let sizes: Result<Vec<f64>, _> = text.split(',').map(|size| size.trim().parse()).collect();
    Ok(sizes.map_or_else(|_| Layers::Hidden(text.to_owned()), Layers::Sizes))
}

fn share(text: &str) -> Result<f32, String> {
    let share = text.trim().parse().ok();
    let share = share.filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}
