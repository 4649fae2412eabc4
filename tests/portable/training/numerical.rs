//! Gradient descent by central differences.

use digit_lab::nn::{Activation, Network, OutputCoding};
use digit_lab::training::{
    Augmentation, Field, Layers, Optimizer, Pixels, Problem, TrainingConfig, TrainingSpec, Work,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short, trained};
use crate::fixtures::mnist;

/// The largest difference between two networks' parameters.
fn apart(one: &Network<f32>, other: &Network<f32>) -> f32 {
    let layers = one.layers().iter().zip(other.layers());
    let parameters = layers.filter_map(|(a, b)| Some((a.parameters()?, b.parameters()?)));
    let slices = parameters.flat_map(|(a, b)| a.slices().into_iter().zip(b.slices()));
    let numbers = slices.flat_map(|(a, b)| a.iter().zip(b));
    numbers.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// Both optimizers come to networks this far apart, and away from where they started.
fn takes_the_same_path(change: impl Fn(&mut TrainingSpec)) {
    let data = mnist(12, 5, 0);
    let spec = |optimizer| {
        short(|spec| {
            spec.layers = Layers::Hidden("2".into());
            spec.mini_batch = 5.0;
            spec.learning_rate = 0.5;
            change(spec);
            spec.optimizer = optimizer;
        })
    };
    let (sgd, expected) = trained(&spec(Optimizer::Sgd), &data);
    let (network, records) = trained(&spec(Optimizer::NumericalGradient), &data);
    let start = run(&spec(Optimizer::Sgd), &data).network().clone();
    let (off, moved) = (apart(&network, &sgd), apart(&sgd, &start));
    assert!(off < 2e-6 && moved > 1e-2, "{off} {moved}");
    for (record, expected) in records.iter().zip(&expected) {
        assert!((record.training_cost - expected.training_cost).abs() < 1e-5);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_numerical_gradient_takes_backpropagations_path() {
    takes_the_same_path(|_| {});
    takes_the_same_path(|spec| {
        spec.momentum = 0.5;
        spec.lambda = 0.5;
        spec.output_activation = Activation::Softmax;
        spec.pixels = Pixels::Standardized;
        spec.learning_rate = 0.02;
    });
    takes_the_same_path(|spec| {
        spec.output_coding = OutputCoding::Binary;
        spec.augmentation = Augmentation::Shifts;
        spec.biases = false;
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn convolutions_can_be_differentiated_numerically() {
    takes_the_same_path(|spec| {
        spec.layers = Layers::Hidden("conv 1@5x5, pool 8, 2".into());
        spec.training_size = Some(5.0);
        spec.epochs = 1.0;
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_mini_batch_larger_than_a_unit_of_work_is_one_update() {
    // At most 256 samples are held at once.
    let data = mnist(300, 5, 0);
    let spec = |optimizer| {
        short(|spec| {
            spec.layers = Layers::Hidden("1".into());
            spec.mini_batch = 300.0;
            spec.epochs = 1.0;
            spec.optimizer = optimizer;
        })
    };
    let mut run = run(&spec(Optimizer::NumericalGradient), &data);
    let mut batches = Vec::new();
    loop {
        match run.advance(&data) {
            Work::Batch { images, .. } => batches.push(images),
            Work::Nothing => break,
            _ => {}
        }
    }
    assert_eq!(batches, [300]);
    let (sgd, _) = trained(&spec(Optimizer::Sgd), &data);
    let off = apart(run.network(), &sgd);
    assert!(off < 2e-6, "{off}");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_would_take_hours_is_refused_with_an_estimate() {
    let problem = |change: fn(&mut TrainingSpec)| {
        let mut spec = short(|spec| spec.optimizer = Optimizer::NumericalGradient);
        change(&mut spec);
        let errors = TrainingConfig::check(&spec, 10_000).err();
        errors.map(|mut errors| {
            assert_eq!((errors.len(), errors[0].field), (1, Field::Optimizer));
            errors.remove(0).problem
        })
    };
    let hours = |problem: Option<Problem>| match problem {
        Some(Problem::NumericalTooLong {
            evaluations, hours, ..
        }) => (evaluations, hours),
        other => panic!("{other:?}"),
    };
    let (evaluations, book) = hours(problem(|spec| {
        spec.layers = Layers::Hidden("30".into());
        spec.epochs = 30.0;
    }));
    assert_eq!(evaluations, 2.0 * 23_860.0);
    assert!(book > 10.0);
    let (_, thrice) = hours(problem(|spec| {
        spec.layers = Layers::Hidden("30".into());
        spec.epochs = 90.0;
    }));
    assert!((thrice - 3.0 * book).abs() < 0.5, "{thrice} {book}");
    assert_eq!(
        problem(|spec| {
            spec.layers = Layers::Hidden(String::new());
            spec.training_size = Some(1_000.0);
        }),
        None
    );
    assert_eq!(
        problem(|spec| {
            spec.layers = Layers::Hidden("dropout 0.5, 2".into());
            spec.training_size = Some(10.0);
        }),
        Some(Problem::NumericalDropout)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_that_overflows_ends_it_with_the_last_good_weights() {
    let data = mnist(12, 5, 0);
    let spec = short(|spec| {
        spec.optimizer = Optimizer::NumericalGradient;
        spec.layers = Layers::Hidden("2".into());
        spec.activation = Activation::Linear;
        spec.output_activation = Activation::Linear;
        spec.cost = digit_lab::nn::Cost::Quadratic;
        spec.learning_rate = 1_000.0;
        spec.mini_batch = 2.0;
        spec.epochs = 5.0;
    });
    let mut run = run(&spec, &data);
    let ended = loop {
        if let work @ (Work::NotFinite | Work::Nothing) = run.advance(&data) {
            break work;
        }
    };
    assert_eq!(ended, Work::NotFinite);
    assert!(run.network().is_finite());
}
