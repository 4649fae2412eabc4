//! `digit-lab evaluate`

use digit_lab::data::Dataset;
use digit_lab::nn::{Activation, Cost, Evaluator, Network, Tally};
use digit_lab::reading::Reader;
use serde_json::json;

use crate::arguments::{Evaluate, On};
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &Evaluate) -> Result<(), Fault> {
    let network = match &arguments.model {
        Some(path) => {
            let network = files::network(path)?;
            // A network for other pictures or classes is refused here rather than miscounted below.
            let reader = Reader::new(network).map_err(|error| Fault::Reader {
                path: path.clone(),
                error,
            })?;
            reader.network().clone()
        }
        None => files::shipped()?.network().clone(),
    };
    let data = files::mnist(arguments.common.data.as_deref())?;
    let (name, images) = match arguments.on {
        On::Test => ("test", &data.test),
        On::Validation => ("validation", &data.validation),
        On::Training => ("training", &data.training),
    };
    let tally = tally(&network, images);
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

/// Right answers and cost: the log-likelihood of softmax outputs, the cross-entropy of sigmoid ones,
/// the quadratic cost of others.
pub(crate) fn tally(network: &Network<f32>, images: &Dataset) -> Tally {
    const ROWS: usize = 250;
    let cost = match network.output_activation() {
        Activation::Softmax => Cost::LogLikelihood,
        Activation::Sigmoid => Cost::CrossEntropy,
        Activation::Tanh | Activation::Relu | Activation::Linear | Activation::Step => {
            Cost::Quadratic
        }
    };
    let mut evaluator = Evaluator::new(network, ROWS);
    let mut tally = Tally::default();
    for start in (0..images.len()).step_by(ROWS) {
        let (x, y) = images.arrays(start, images.len().min(start + ROWS));
        evaluator.add(network, cost, x.view(), y.view(), &mut tally);
    }
    tally
}
