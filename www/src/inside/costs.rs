//! Which costs go with which outputs.

use digit_lab::nn::{Activation, Cost, Network};

/// Whether a cost can be had with these outputs: the same pairs as in training.
pub fn fits(cost: Cost, output: Option<Activation>) -> bool {
    match cost {
        Cost::Quadratic => true,
        Cost::CrossEntropy => output == Some(Activation::Sigmoid),
        Cost::LogLikelihood => output == Some(Activation::Softmax),
    }
}

/// What was chosen, where the outputs allow it; else the cost that goes with them.
pub fn cost_of(network: &Network<f32>, asked: Option<Cost>) -> Cost {
    let output = network.output_activation();
    let asked = asked.filter(|asked| fits(*asked, Some(output)));
    asked.unwrap_or(Cost::of_outputs(output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_offered_where_training_has_them() {
        let sigmoid = Some(Activation::Sigmoid);
        let softmax = Some(Activation::Softmax);
        assert!(fits(Cost::CrossEntropy, sigmoid) && !fits(Cost::CrossEntropy, softmax));
        assert!(fits(Cost::LogLikelihood, softmax) && !fits(Cost::LogLikelihood, sigmoid));
        assert!(fits(Cost::Quadratic, Some(Activation::Relu)));
    }
}
