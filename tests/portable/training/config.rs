//! Specs, checked.

use digit_lab::nn::{Activation, Cost, Initializer, OutputCoding};
use digit_lab::training::{
    Field, FieldError, Hint, Layers, Problem, Reduction, TrainingConfig, TrainingSpec,
};
use wasm_bindgen_test::wasm_bindgen_test;

const IMAGES: usize = 1_000;

/// The fields that are wrong in the default spec after a change.
fn wrong(change: impl FnOnce(&mut TrainingSpec)) -> Vec<FieldError> {
    let mut spec = TrainingSpec::default();
    change(&mut spec);
    TrainingConfig::check(&spec, IMAGES)
        .err()
        .unwrap_or_default()
}

fn check(field: Field, problem: Problem, change: impl FnOnce(&mut TrainingSpec)) {
    assert_eq!(wrong(change), [FieldError { field, problem }]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_default_is_valid_and_uses_all_images() {
    let config = TrainingConfig::check(&TrainingSpec::default(), IMAGES).unwrap();
    assert_eq!(config.architecture().sizes(), [784, 100, 10]);
    assert_eq!((config.training_size(), config.batches()), (IMAGES, 100));
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_outside_their_limits_are_named() {
    let range = |least, most, got| Problem::OutOfRange { least, most, got };
    check(Field::LearningRate, range(1e-6, 1_000.0, 0.0), |spec| {
        spec.learning_rate = 0.0;
    });
    check(
        Field::LearningRate,
        range(1e-6, 1_000.0, f64::INFINITY),
        |spec| spec.learning_rate = f64::INFINITY,
    );
    check(Field::MiniBatch, range(1.0, 1_000.0, 1_001.0), |spec| {
        spec.mini_batch = 1_001.0;
    });
    check(Field::MiniBatch, range(1.0, 500.0, 501.0), |spec| {
        spec.training_size = Some(500.0);
        spec.mini_batch = 501.0;
    });
    check(Field::TrainingSize, range(1.0, 1_000.0, 50_000.0), |spec| {
        spec.training_size = Some(50_000.0);
    });
    check(Field::Epochs, range(1.0, 100_000.0, -1.0), |spec| {
        spec.epochs = -1.0;
    });
    check(Field::Lambda, range(0.0, 100_000.0, -0.1), |spec| {
        spec.lambda = -0.1;
    });
    check(
        Field::Seed,
        range(0.0, 4_294_967_295.0, 4_294_967_296.0),
        |spec| spec.seed = 4_294_967_296.0,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn fractions_and_missing_numbers_are_named() {
    check(
        Field::MiniBatch,
        Problem::NotWhole {
            least: 1.0,
            most: 1_000.0,
            got: 2.5,
        },
        |spec| spec.mini_batch = 2.5,
    );
    check(
        Field::Epochs,
        Problem::NotANumber {
            least: 1.0,
            most: 100_000.0,
        },
        |spec| spec.epochs = f64::NAN,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn all_wrong_fields_are_named_at_once() {
    let errors = wrong(|spec| {
        spec.layers = Layers::Hidden("many".into());
        spec.learning_rate = -1.0;
        spec.epochs = 0.5;
    });
    let fields: Vec<Field> = errors.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::Epochs, Field::LearningRate, Field::Layers]);
}

#[wasm_bindgen_test(unsupported = test)]
fn combinations_without_meaning_are_named() {
    check(Field::Activation, Problem::HiddenSoftmax, |spec| {
        spec.activation = Activation::Softmax;
    });
    for (cost, output) in [
        (Cost::CrossEntropy, Activation::Tanh),
        (Cost::CrossEntropy, Activation::Relu),
        (Cost::CrossEntropy, Activation::Linear),
        (Cost::LogLikelihood, Activation::Sigmoid),
    ] {
        check(
            Field::Cost,
            Problem::CostOfOutput { cost, output },
            |spec| {
                spec.cost = cost;
                spec.output_activation = output;
            },
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn bits_do_not_sum_to_1_as_softmax_outputs_do() {
    check(Field::OutputCoding, Problem::BinarySoftmax, |spec| {
        spec.output_coding = OutputCoding::Binary;
        spec.output_activation = Activation::Softmax;
    });
    for output in [Activation::Tanh, Activation::Relu, Activation::Linear] {
        let errors = wrong(|spec| {
            spec.output_coding = OutputCoding::Binary;
            spec.output_activation = output;
            spec.cost = Cost::Quadratic;
        });
        assert_eq!(errors, []);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cross_entropy_of_softmax_outputs_is_the_log_likelihood() {
    let spec = TrainingSpec {
        output_activation: Activation::Softmax,
        cost: Cost::CrossEntropy,
        ..TrainingSpec::default()
    };
    assert_eq!(
        TrainingConfig::check(&spec, IMAGES).unwrap().cost(),
        Cost::LogLikelihood
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_cannot_be_trained_by_gradient() {
    check(Field::Activation, Problem::StepHasNoSlope, |spec| {
        spec.activation = Activation::Step;
    });
    check(Field::OutputActivation, Problem::StepHasNoSlope, |spec| {
        spec.output_activation = Activation::Step;
        spec.cost = Cost::Quadratic;
    });
    // Without hidden layers their activation does not matter.
    let without = wrong(|spec| {
        spec.layers = Layers::Hidden(String::new());
        spec.activation = Activation::Step;
    });
    assert_eq!(without, []);
}

#[wasm_bindgen_test(unsupported = test)]
fn orthogonal_weights_that_would_take_minutes_are_refused() {
    let problem = Problem::OrthogonalTooLarge {
        inputs: 2_000,
        outputs: 2_000,
    };
    check(Field::Initializer, problem, |spec| {
        spec.layers = Layers::Hidden("100, 2000, 2000".into());
        spec.initializer = Initializer::Orthogonal;
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn parameters_that_are_not_learned_are_not_counted() {
    let parameters = |biases| {
        let spec = TrainingSpec {
            layers: Layers::Hidden("30".into()),
            biases,
            ..TrainingSpec::default()
        };
        let config = TrainingConfig::check(&spec, IMAGES).unwrap();
        config.plan().parameters
    };
    assert_eq!((parameters(true), parameters(false)), (23_860, 23_820));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_works_otherwise_than_expected_is_hinted_at() {
    let hints = |change: fn(&mut TrainingSpec)| {
        let mut spec = TrainingSpec::default();
        change(&mut spec);
        TrainingConfig::check(&spec, IMAGES).unwrap().hints()
    };
    assert_eq!(hints(|_| {}), []);
    let output = Activation::Softmax;
    let slow = hints(|spec| {
        spec.output_activation = Activation::Softmax;
        spec.cost = Cost::Quadratic;
    });
    assert_eq!(slow, [Hint::SlowQuadratic { output }]);
    assert_eq!(slow[0].field(), Field::Cost);
    let linear = hints(|spec| {
        spec.activation = Activation::Linear;
        spec.initializer = Initializer::Zero;
        spec.reduction = Reduction::Sum;
    });
    let mini_batch = 10;
    assert_eq!(
        linear,
        [
            Hint::ZeroStart,
            Hint::LinearHidden,
            Hint::SumOfMany { mini_batch }
        ]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn every_setting_is_text_and_back() {
    for &field in Field::ALL {
        let spec = TrainingSpec::default();
        let mut other = TrainingSpec::default();
        other.set(field, &spec.text(field)).unwrap();
        assert_eq!(other.text(field), spec.text(field), "{field}");
    }
    let mut spec = TrainingSpec::default();
    assert!(spec.set(Field::Cost, "hinge").is_err() && spec.set(Field::Biases, "maybe").is_err());
    spec.set(Field::Epochs, "many").unwrap();
    assert!(spec.epochs.is_nan());
    spec.set(Field::TrainingSize, " ").unwrap();
    assert_eq!(spec.training_size, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_too_large_for_memory_is_refused_with_an_estimate() {
    for (layers, parameters) in [
        // 784·2000 + 12·2000² + 2000·10 weights, 13·2000 + 10 biases.
        ([const { "2000" }; 13].join(", "), 49_614_010.0),
        // 25·128 + 128·24²·2000 + 2000·10 weights, 128 + 2000 + 10 biases.
        ("conv 128@5x5, 2000".to_owned(), 147_481_338.0),
    ] {
        let errors = wrong(|spec| spec.layers = Layers::Hidden(layers.clone()));
        let [
            FieldError {
                field: Field::Layers,
                problem:
                    Problem::TooMuchMemory {
                        parameters: got,
                        megabytes,
                        most,
                    },
            },
        ] = errors[..]
        else {
            panic!("{layers}: {errors:?}");
        };
        assert_eq!((got, most), (parameters, 1_000.0), "{layers}");
        // Ten networks' numbers of four bytes at least.
        assert!(megabytes > parameters * 40.0 / 1e6, "{layers}: {megabytes}");
    }
    assert_eq!(
        wrong(|spec| spec.layers = Layers::Hidden("2000, 2000".into())),
        []
    );
}
