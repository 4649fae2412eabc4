//! `digit-lab pretrain`: the network that the page ships.
//!
//! Trained on MNIST's first 50,000 images, each distorted anew in every epoch, so that it also
//! reads hands that MNIST lacks. Everything was chosen on the validation part; the test images are
//! read once, for the figure that the file states about itself.

use std::f64::consts::PI;
use std::time::Instant;

use digit_lab::data::{CLASSES, Dataset, Distortion, distort};
use digit_lab::drawing::PIXELS;
use digit_lab::model_file::{self, save_compact};
use digit_lab::nn::{
    Activation, Architecture, Backprop, Cost, Initializer, Network, Regularization, Sgd,
};
use digit_lab::rng::{self, Generator, Purpose};
use ndarray::{Array2, s};
use serde_json::json;

use crate::arguments::Pretrain;
use crate::evaluate::tally;
use crate::fault::Fault;
use crate::files;

const MINI_BATCH: usize = 32;

/// Weight decay, in the book's units (divided by the number of training images).
const LAMBDA: f64 = 0.2;

/// How far training images are distorted: about as far as hands differ.
const DISTORTION: Distortion = Distortion {
    rotation: 0.2,
    shear: 0.25,
    scale: 0.15,
    shift: 1.5,
};

pub(crate) fn run(arguments: &Pretrain) -> Result<(), Fault> {
    let data = files::mnist(arguments.common.data.as_deref())?;
    let sizes = [PIXELS, arguments.hidden, CLASSES];
    let architecture =
        Architecture::new(&sizes, Activation::Relu, Activation::Softmax).map_err(|error| {
            Fault::Model {
                path: arguments.save.clone(),
                error: error.into(),
            }
        })?;
    let mut rng = rng::generator(arguments.seed, Purpose::Initialization);
    let mut network = Network::new(&architecture, Initializer::He, &mut rng);

    let start = now();
    let mut epochs = Epochs::new(&network, &data.training, arguments.seed);
    for epoch in 0..arguments.epochs {
        let progress = f64::from(epoch) / f64::from(arguments.epochs);
        let learning_rate = arguments.learning_rate * 0.5 * (1.0 + (PI * progress).cos());
        let cost = epochs.train(&mut network, &data.training, learning_rate);
        if !cost.is_finite() {
            return Err(Fault::NotFinite { epoch: epoch + 1 });
        }
        let accuracy = tally(&network, &data.validation).accuracy();
        let secs = start.elapsed().as_secs_f64();
        let left = secs / f64::from(epoch + 1) * f64::from(arguments.epochs - epoch - 1);
        if arguments.common.json {
            println!(
                "{}",
                json!({ "epoch": epoch + 1, "trainingCost": cost, "validationAccuracy": accuracy, "seconds": secs })
            );
        } else {
            println!(
                "epoch {:>3}  training cost {cost:.4}  validation {:.2} %  {left:.0} s left",
                epoch + 1,
                100.0 * accuracy
            );
        }
    }

    // The figures are those of the rounded weights that the page gets, not of the ones trained.
    let exact = tally(&network, &data.validation).accuracy();
    let error = |error| Fault::Model {
        path: arguments.save.clone(),
        error,
    };
    let rounded = model_file::load(&save_compact(&network, json!(null))).map_err(error)?;
    let validation = tally(&rounded, &data.validation).accuracy();
    let test = tally(&rounded, &data.test).accuracy();
    let figures = json!({
        "command": command(arguments),
        "trainingImages": data.training.len(),
        "validationAccuracyBeforeRounding": exact,
        "validationAccuracy": validation,
        "testAccuracy": test,
    });
    println!("{figures}");
    files::write(&arguments.save, &save_compact(&network, figures))
}

fn command(arguments: &Pretrain) -> String {
    let Pretrain {
        hidden,
        epochs,
        learning_rate,
        seed,
        ..
    } = arguments;
    format!(
        "digit-lab pretrain --hidden {hidden} --epochs {epochs} --learning-rate {learning_rate} --seed {seed} --data MNIST"
    )
}

/// What epochs need beyond the network: gradients, an order, and randomness.
struct Epochs {
    backprop: Backprop<f32>,
    order: Vec<usize>,
    shuffling: Generator,
    augmentation: Generator,
    x: Array2<f32>,
    y: Array2<f32>,
}

impl Epochs {
    fn new(network: &Network<f32>, images: &Dataset, seed: u32) -> Self {
        Self {
            backprop: Backprop::new(network, MINI_BATCH),
            order: (0..images.len()).collect(),
            shuffling: rng::generator(seed, Purpose::Shuffling),
            augmentation: rng::generator(seed, Purpose::Augmentation),
            x: Array2::zeros((MINI_BATCH, PIXELS)),
            y: Array2::zeros((MINI_BATCH, CLASSES)),
        }
    }

    /// One pass over the images, each distorted; answers the mean cost.
    fn train(&mut self, network: &mut Network<f32>, images: &Dataset, learning_rate: f64) -> f64 {
        let sgd = Sgd {
            learning_rate,
            regularization: Regularization::L2,
            lambda: LAMBDA,
            training_size: images.len(),
        };
        rng::shuffle(&mut self.order, &mut self.shuffling);
        let mut cost = 0.0;
        for indices in self.order.chunks(MINI_BATCH) {
            let rows = s![..indices.len(), ..];
            images.gather(
                indices.iter().copied(),
                self.x.slice_mut(rows),
                self.y.slice_mut(rows),
            );
            for mut row in self.x.slice_mut(rows).rows_mut() {
                let (mut image, mut distorted) = ([0.0; PIXELS], [0.0; PIXELS]);
                image
                    .iter_mut()
                    .zip(&row)
                    .for_each(|(to, from)| *to = *from);
                distort(&image, DISTORTION, &mut self.augmentation, &mut distorted);
                row.iter_mut()
                    .zip(distorted)
                    .for_each(|(to, from)| *to = from);
            }
            cost += self.backprop.add(
                network,
                Cost::LogLikelihood,
                self.x.slice(rows),
                self.y.slice(rows),
            );
            sgd.update(network, &mut self.backprop, indices.len());
        }
        cost / images.len() as f64
    }
}

/// The engine takes no clock; its command line has one, for what it prints.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
