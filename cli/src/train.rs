//! `digit-lab train`

use std::path::{Path, PathBuf};
use std::time::Instant;

use digit_lab::data::Mnist;
use digit_lab::model_file::{save_exact, save_json};
use digit_lab::nn::Network;
use digit_lab::training::{EpochRecord, Run, TrainingConfig, TrainingSpec, Work};
use serde_json::json;

use crate::arguments::Train;
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &Train) -> Result<(), Fault> {
    let data = files::mnist(arguments.common.data.as_deref())?;
    let config =
        TrainingConfig::check(&spec(arguments), data.training.len()).map_err(Fault::Settings)?;
    let mut run = match &arguments.from {
        Some(path) => Run::with_network(config.clone(), fitting(files::network(path)?, &config)?),
        None => Run::new(config.clone()),
    };
    // Better now than after hours of training.
    let is_json = |path: &&PathBuf| !is_safetensors(path);
    if let Some(path) = arguments.save.as_ref().filter(is_json)
        && !run.network().is_dense()
    {
        return Err(Fault::NotDense { path: path.clone() });
    }
    train(&mut run, &data, |record, seconds| {
        report(record, seconds, arguments.common.json);
    })?;
    match &arguments.save {
        Some(path) if is_safetensors(path) => files::write(path, &save_exact(run.network())),
        Some(path) => {
            let file = save_json(run.network(), config.cost());
            let file = file.ok_or_else(|| Fault::NotDense { path: path.clone() })?;
            files::write(path, &file)
        }
        None => Ok(()),
    }
}

fn is_safetensors(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "safetensors")
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
        learning_rate: arguments.learning_rate,
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

/// Trains to the end; `each` gets every epoch's record and its seconds of training, evaluation left out.
fn train(
    run: &mut Run,
    data: &Mnist,
    mut each: impl FnMut(&EpochRecord, f64),
) -> Result<(), Fault> {
    let mut seconds = 0.0;
    loop {
        let start = now();
        match run.advance(data) {
            Work::PartOfBatch | Work::Batch { .. } => seconds += start.elapsed().as_secs_f64(),
            Work::PartOfEvaluation => {}
            Work::Epoch(record) => {
                each(&record, seconds);
                seconds = 0.0;
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

fn report(record: &EpochRecord, seconds: f64, as_json: bool) {
    if as_json {
        let mut line = json!({
            "epoch": record.epoch,
            "trainingCost": record.training_cost,
            "validationCost": record.validation_cost,
            "trainingCorrect": record.training_correct,
            "validationCorrect": record.validation_correct,
            "seconds": seconds,
        });
        if let Some(correct) = record.test_correct {
            line["testCorrect"] = correct.into();
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
        f64::from(record.training_size) / seconds,
    );
}
