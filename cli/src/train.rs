//! `digit-lab train`

use std::time::Instant;

use digit_lab::data::Mnist;
use digit_lab::model_file::Model;
use digit_lab::nn::Network;
use digit_lab::training::{Ending, EpochRecord, Run, TrainingConfig, TrainingSpec, Work};
use serde_json::json;

use crate::arguments::Train;
use crate::fault::Fault;
use crate::files;
use crate::model;

pub(crate) fn run(arguments: &Train) -> Result<(), Fault> {
    let data = files::mnist(arguments.common.data.as_deref())?;
    let config =
        TrainingConfig::check(&spec(arguments), data.training.len()).map_err(Fault::Settings)?;
    let mut run = match &arguments.from {
        Some(path) => Run::with_network(
            config.clone(),
            fitting(model::read(path)?.network, &config)?,
        ),
        None => Run::new(config.clone()),
    };
    // Better now than after hours of training.
    let format = match &arguments.save {
        Some(path) => {
            let format = model::format_of(path)?;
            model::check(path, format, run.network())?;
            files::will_write(path)?;
            Some((path, format))
        }
        None => None,
    };
    train(&mut run, &data, |record, seconds, images| {
        report(record, seconds, images, arguments.common.json);
    })?;
    report_ending(run.ending(), arguments.common.json);
    if let Some((path, format)) = format {
        let trained = Model {
            network: run.reading_network(),
            calibration: None,
        };
        model::write(path, format, &trained, Some(config.cost()))?;
    }
    Ok(())
}

fn spec(arguments: &Train) -> TrainingSpec {
    TrainingSpec {
        layers: arguments.layers.clone(),
        activation: arguments.activation,
        output_activation: arguments.output_activation,
        cost: arguments.cost,
        initializer: arguments.initializer,
        weight_deviation: arguments.weight_deviation,
        biases: arguments.biases,
        reduction: arguments.reduction,
        momentum: arguments.momentum,
        optimizer: arguments.optimizer,
        learning_rate: arguments.learning_rate,
        schedule: arguments.schedule,
        schedule_factor: arguments.schedule_factor,
        schedule_epochs: arguments.schedule_epochs,
        schedule_patience: arguments.schedule_patience,
        schedule_least: arguments.schedule_least,
        early_stopping: arguments.early_stopping,
        pixels: arguments.pixels,
        augmentation: arguments.augmentation,
        output_coding: arguments.output_coding,
        monitor_epochs: arguments.monitor_epochs,
        monitor_millis: arguments.monitor_millis,
        layer_monitors: arguments.layer_monitors,
        mini_batch: arguments.mini_batch,
        epochs: arguments.epochs,
        regularization: arguments.regularization,
        lambda: arguments.lambda,
        training_size: arguments.train_size,
        seed: arguments.seed,
        order: arguments.order,
        test_each_epoch: true,
    }
}

/// The network, made to compute as the settings say, where its sizes are those asked for.
fn fitting(network: Network<f32>, config: &TrainingConfig) -> Result<Network<f32>, Fault> {
    let kinds = network.kinds().into_iter().map(|kind| format!(", {kind}"));
    let wrong = Fault::OtherLayers {
        expected: config.architecture().to_string(),
        got: format!("{}{}", network.input(), kinds.collect::<String>()),
    };
    network
        .with_architecture(config.architecture())
        .ok_or(wrong)
}

/// Trains to the end; `each` gets every record, and since the one before it the seconds of training, evaluation
/// left out, and the images trained on.
fn train(
    run: &mut Run,
    data: &Mnist,
    mut each: impl FnMut(&EpochRecord, f64, f64),
) -> Result<(), Fault> {
    let (mut seconds, mut images) = (0.0, 0.0);
    loop {
        let start = now();
        match run.advance(data) {
            Work::PartOfBatch | Work::Batch { .. } => {
                let taken = start.elapsed().as_secs_f64();
                run.add_training_secs(taken);
                seconds += taken;
            }
            Work::PartOfPreparation | Work::PartOfEvaluation | Work::UnmonitoredEpoch => {}
            Work::Epoch(record) => {
                each(&record, seconds, run.images_done() - images);
                (seconds, images) = (0.0, run.images_done());
            }
            Work::Nothing => return Ok(()),
            Work::NotFinite => return Err(Fault::NotFinite { epoch: run.epoch() }),
        }
    }
}

/// The engine takes no clock; its command line has one, for what it prints.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}

/// Says why a training ended that might have gone on.
fn report_ending(ending: Option<Ending>, as_json: bool) {
    let words = match ending {
        Some(Ending::NoImprovement) => "stopped early: validation has not become better",
        Some(Ending::RateFloor) => "stopped: the learning rate fell to its least share",
        Some(Ending::AllEpochs) | None => return,
    };
    if as_json {
        println!("{}", json!({ "ended": ending }));
    } else {
        println!("{words}");
    }
}

fn report(record: &EpochRecord, seconds: f64, images: f64, as_json: bool) {
    if as_json {
        let mut line = json!({
            "epoch": record.epoch,
            "trainingCost": record.training_cost,
            "validationCost": record.validation_cost,
            "trainingCorrect": record.training_correct,
            "validationCorrect": record.validation_correct,
            "trainingDataCost": record.training_data_cost,
            "validationDataCost": record.validation_data_cost,
            "penalty": record.penalty,
            "learningRate": record.learning_rate,
            "seconds": seconds,
        });
        if let Some(correct) = record.test_correct {
            line["testCorrect"] = correct.into();
        }
        if let Some(layers) = &record.layers {
            line["layers"] = json!(layers);
        }
        println!("{line}");
        return;
    }
    let percent = |correct: u32, of: u32| 100.0 * f64::from(correct) / f64::from(of.max(1));
    println!(
        "epoch {:>3}  training: cost {:.4}, {:.2} %  validation: cost {:.4}, {:.2} %  test: {:.2} %  {:.0} images/s",
        record.epoch,
        record.training_cost,
        percent(record.training_correct, record.training_size),
        record.validation_cost,
        percent(record.validation_correct, record.validation_size),
        percent(record.test_correct.unwrap_or(0), record.test_size),
        images / seconds,
    );
}
