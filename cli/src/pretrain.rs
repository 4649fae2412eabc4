//! `digit-lab pretrain`: the network that the page ships.
//!
//! Trained on MNIST's images, each distorted anew in every epoch, and on digits that the seeded
//! generator draws, so that it also reads hands that MNIST lacks. Drawings that are no digit teach it
//! to say so: all ten outputs shall be alike. Everything is chosen on the validation part; the test
//! images are read once, for the figure that the file states about itself.

mod calibrate;
mod checkpoint;
mod kinds;
mod samples;
mod trainer;

use std::time::Instant;

use digit_lab::data::{Dataset, Distortion, Mnist};
use digit_lab::model_file::{self, save_compact};
use digit_lab::nn::{Activation, Architecture, Initializer, Network, Regularization, Sgd, cosine};
use digit_lab::rng::{self, Purpose};
use digit_lab::training::Layers;
use rayon::prelude::*;
use serde_json::json;

use self::calibrate::Calibrated;
use self::checkpoint::Checkpoint;
use self::samples::Samples;
use self::trainer::Trainer;
use crate::arguments::Pretrain;
use crate::evaluate::tally;
use crate::fault::Fault;
use crate::files;

pub(crate) use self::kinds::Kinds;

pub(crate) fn run(arguments: &Pretrain) -> Result<(), Fault> {
    files::will_write(&arguments.save)?;
    let mut data = files::mnist(arguments.common.data.as_deref())?;
    if let Some(size) = arguments.train_size {
        data.training = first(&data.training, size)?;
    }
    if arguments.all {
        data.training = together(&data.training, &data.validation);
    }
    let samples = Samples {
        images: &data.training,
        drawn: arguments.drawn,
        no_digits: arguments.no_digits,
        distortion: distortion(arguments),
        untouched: arguments.untouched,
        seed: arguments.seed,
    };
    let command = command(arguments);
    let checkpoint = Checkpoint::beside(&arguments.save, &command);
    let mut trainer = Trainer::new(start(arguments)?, arguments);
    let first = checkpoint.resume(&mut trainer)?;
    if first > 0 {
        eprintln!("resumed after epoch {first}");
    }

    let clock = now();
    let last = arguments
        .stop_after
        .unwrap_or(arguments.epochs)
        .min(arguments.epochs);
    for epoch in first..last {
        let cost = train_epoch(&mut trainer, &samples, arguments, epoch);
        if !cost.is_finite() {
            return Err(Fault::NotFinite { epoch: epoch + 1 });
        }
        checkpoint.save(&mut trainer, epoch + 1)?;
        report(
            arguments,
            &trainer,
            &data,
            epoch,
            cost,
            Progress { clock, first },
        );
    }
    if last < arguments.epochs {
        return Ok(());
    }
    finish(arguments, &trainer.average, &data, &command)?;
    checkpoint.remove()
}

/// The network to begin with.
fn start(arguments: &Pretrain) -> Result<Network<f32>, Fault> {
    let kinds = Layers::Hidden(arguments.layers.clone()).kinds();
    let kinds = kinds.map_err(Fault::Layers)?;
    let model = |error: digit_lab::nn::ArchitectureError| Fault::Model {
        path: arguments.save.clone(),
        error: error.into(),
    };
    let architecture = Architecture::of(
        Layers::input(),
        &kinds,
        Activation::Relu,
        Activation::Softmax,
    )
    .map_err(model)?;
    let mut rng = rng::generator(arguments.seed, Purpose::Initialization);
    Ok(Network::new(&architecture, Initializer::He, &mut rng))
}

fn train_epoch(
    trainer: &mut Trainer,
    samples: &Samples<'_>,
    arguments: &Pretrain,
    epoch: u32,
) -> f64 {
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut shuffling = rng::numbered(arguments.seed, Purpose::Shuffling, epoch.into());
    rng::shuffle(&mut order, &mut shuffling);
    let batches = order.chunks(arguments.mini_batch.max(1));
    let count = batches.len();
    let mut cost = 0.0;
    for (batch, indices) in batches.enumerate() {
        let progress =
            (f64::from(epoch) + batch as f64 / count as f64) / f64::from(arguments.epochs);
        let sgd = Sgd {
            learning_rate: arguments.learning_rate * cosine(progress),
            regularization: Regularization::L2,
            lambda: arguments.lambda,
            training_size: samples.len(),
        };
        cost += trainer.step(samples, epoch, batch, indices, &sgd);
    }
    cost / samples.len() as f64
}

/// When this run began, and after which epoch.
#[derive(Clone, Copy)]
struct Progress {
    clock: Instant,
    first: u32,
}

fn report(
    arguments: &Pretrain,
    trainer: &Trainer,
    data: &Mnist,
    epoch: u32,
    cost: f64,
    Progress { clock, first }: Progress,
) {
    let accuracy = accuracy(&trainer.average, &data.validation);
    let secs = clock.elapsed().as_secs_f64();
    let left = secs / f64::from(epoch + 1 - first) * f64::from(arguments.epochs - epoch - 1);
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

/// Calibrates and rounds the network, measures it, and writes its file.
fn finish(
    arguments: &Pretrain,
    network: &Network<f32>,
    data: &Mnist,
    command: &str,
) -> Result<(), Fault> {
    let model = |error| Fault::Model {
        path: arguments.save.clone(),
        error,
    };
    let rounded = save_compact(network, arguments.steps, None, json!(null));
    let rounded = model_file::load(&rounded).map_err(model)?;
    let calibrated = Calibrated::fit(&rounded, &data.validation, arguments.seed);
    // The figures are those of the rounded weights that the page gets, not of the ones trained.
    let notes = json!({
        "command": command,
        "trainingImages": data.training.len(),
        "testAccuracyBeforeRounding": accuracy(network, &data.test),
        "testAccuracy": accuracy(&rounded, &data.test),
        "validationAccuracy": (!arguments.all).then(|| accuracy(&rounded, &data.validation)),
        "calibrationErrorBefore": calibrated.error_before,
        "calibrationErrorAfter": calibrated.error_after,
    });
    println!("{notes}");
    files::write(
        &arguments.save,
        &save_compact(
            network,
            arguments.steps,
            Some(calibrated.calibration),
            notes,
        ),
    )
}

/// The share read rightly, on all cores.
fn accuracy(network: &Network<f32>, images: &Dataset) -> f64 {
    const PART: usize = 500;
    let starts: Vec<usize> = (0..images.len()).step_by(PART).collect();
    let correct: usize = starts
        .into_par_iter()
        .map(|start| tally(network, &images.part(start, images.len().min(start + PART))).correct)
        .sum();
    correct as f64 / images.len().max(1) as f64
}

fn together(training: &Dataset, validation: &Dataset) -> Dataset {
    let pixels = [training.pixels(), validation.pixels()].concat();
    let labels = [training.labels(), validation.labels()].concat();
    // Two data sets one after the other are a data set.
    Dataset::new(pixels, labels).unwrap_or_default()
}

/// The first images of a data set that has as many.
fn first(images: &Dataset, size: usize) -> Result<Dataset, Fault> {
    if (1..=images.len()).contains(&size) {
        Ok(images.part(0, size))
    } else {
        Err(Fault::TrainSize {
            got: size,
            most: images.len(),
        })
    }
}

fn distortion(arguments: &Pretrain) -> Distortion {
    arguments.distort.of(Distortion {
        rotation: arguments.rotation,
        shear: arguments.shear,
        scale: arguments.scale,
        shift: arguments.shift,
        bend: arguments.bend,
        thickness: arguments.thickness,
    })
}

/// The command that makes this network again.
fn command(arguments: &Pretrain) -> String {
    let a = arguments;
    let images = match a.train_size {
        Some(size) => format!(" --train-size {size}"),
        None if a.all => " --all".to_owned(),
        None => String::new(),
    };
    let distortion = distortion(a);
    format!(
        "digit-lab pretrain --layers \"{}\" --epochs {} --mini-batch {} --learning-rate {} --momentum {} --lambda {}{images} --drawn {} --no-digits {} --untouched {} --rotation {} --shear {} --scale {} --shift {} --bend {} --thickness {} --steps {} --seed {} --data MNIST",
        a.layers,
        a.epochs,
        a.mini_batch,
        a.learning_rate,
        a.momentum,
        a.lambda,
        a.drawn,
        a.no_digits,
        a.untouched,
        distortion.rotation,
        distortion.shear,
        distortion.scale,
        distortion.shift,
        distortion.bend,
        distortion.thickness,
        a.steps,
        a.seed
    )
}

/// The engine takes no clock; its command line has one, for what it prints.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
