//! `digit-lab evaluate`

use digit_lab::data::Dataset;
use digit_lab::nn::{Cost, Evaluator, Network, OutputCoding, Tally};
use digit_lab::reading::Reader;
use ndarray::Array2;
use serde_json::json;

use crate::arguments::{Evaluate, On};
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &Evaluate) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let data = files::mnist(arguments.common.data.as_deref())?;
    let (name, images) = match arguments.on {
        On::Test => ("test", &data.test),
        On::Validation => ("validation", &data.validation),
        On::Training => ("training", &data.training),
    };
    if let Some(path) = &arguments.scores {
        files::write(path, lines(&reader, images).as_bytes())?;
    }
    let tally = tally(reader.network(), images);
    if arguments.common.json {
        println!(
            "{}",
            json!({ "on": name, "correct": tally.correct, "of": tally.of, "cost": tally.mean_cost() })
        );
    } else {
        println!(
            "{name}: {} of {} right ({:.2} %), cost {:.4}",
            tally.correct,
            tally.of,
            100.0 * tally.accuracy(),
            tally.mean_cost()
        );
    }
    Ok(())
}

/// Images that are evaluated at once.
const ROWS: usize = 250;

/// What is said of each image, one JSON object a line.
fn lines(reader: &Reader, images: &Dataset) -> String {
    let (network, coding) = (reader.network(), reader.coding());
    let (calibration, activation) = (reader.calibration(), network.output_activation());
    let mut lines = String::new();
    for start in (0..images.len()).step_by(ROWS) {
        let end = images.len().min(start + ROWS);
        let (x, _) = images.arrays(start, end);
        let outputs = network.predict(x.view());
        for (outputs, label) in outputs.rows().into_iter().zip(&images.labels()[start..end]) {
            let scores = coding.scores(&calibration, activation, outputs);
            let outputs = outputs.to_vec();
            let line = json!({ "label": label, "outputs": outputs, "scores": scores });
            lines += &line.to_string();
            lines.push('\n');
        }
    }
    lines
}

/// Right answers and cost: that which goes with the outputs.
pub(crate) fn tally(network: &Network<f32>, images: &Dataset) -> Tally {
    let cost = Cost::of_outputs(network.output_activation());
    let coding = OutputCoding::of(network).unwrap_or(OutputCoding::OneHot);
    let mut evaluator = Evaluator::new(network, ROWS).coded(coding);
    let mut tally = Tally::default();
    for start in (0..images.len()).step_by(ROWS) {
        let end = images.len().min(start + ROWS);
        let (x, _) = images.arrays(start, end);
        let mut y = Array2::zeros((end - start, coding.outputs()));
        for (&label, y) in images.labels()[start..end].iter().zip(y.rows_mut()) {
            coding.write(label.into(), y);
        }
        evaluator.add(network, cost, x.view(), y.view(), &mut tally);
    }
    tally
}
