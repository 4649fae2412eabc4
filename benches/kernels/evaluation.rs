//! Accuracy passes.

use digit_lab::data::Dataset;
use digit_lab::nn::kernels::NonZero;
use digit_lab::nn::{
    Activation, Architecture, Cost, Evaluator, Initializer, Network, OutputCoding, Tally,
};
use digit_lab::rng::{Purpose, generator};
use ndarray::{Array2, s};

use super::dense::fill;
use super::table::Table;

/// Images at once.
const ROWS: usize = 167;

/// Cost and accuracy of [784,30,10], images taken from their bytes.
pub(crate) fn measure(table: &mut Table, images: &Dataset) {
    let (sigmoid, sizes) = (Activation::Sigmoid, [784, 30, 10]);
    let architecture = Architecture::new(&sizes, sigmoid, sigmoid).expect("layers that fit");
    let mut rng = generator(0, Purpose::Initialization);
    let network = Network::<f32>::new(&architecture, Initializer::ScaledNormal, &mut rng);
    let mut evaluator = Evaluator::new(&network, ROWS);
    let (mut x, mut y) = (NonZero::new(), Array2::zeros((ROWS, 10)));
    let operations = 2 * images.len() * architecture.multiplications();
    let name = format!("evaluation of {} images, [784,30,10]", images.len());
    table.measure(&name, operations, || {
        let mut tally = Tally::default();
        for from in (0..images.len()).step_by(ROWS) {
            let to = images.len().min(from + ROWS);
            fill(&mut x, images, from..to);
            for (row, index) in (from..to).enumerate() {
                let digit = usize::from(images.labels()[index]);
                OutputCoding::OneHot.write(digit, y.row_mut(row));
            }
            let y = y.slice(s![..to - from, ..]);
            evaluator.add(&network, Cost::CrossEntropy, &x, y, &mut tally);
        }
    });
}
