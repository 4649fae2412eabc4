//! The cost that a network is looked at with.

use digit_lab::nn::{Cost, Network};

/// What was chosen, where the outputs allow it; else the cost that goes with them.
pub fn cost_of(network: &Network<f32>, asked: Option<Cost>) -> Cost {
    let output = network.output_activation();
    let asked = asked.filter(|asked| asked.suits(output));
    asked.unwrap_or(Cost::of_outputs(output))
}
