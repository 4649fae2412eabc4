//! Names of choices, as forms, files and the command line write them.

use digit_lab::drawing::Step;
use digit_lab::nn::{Activation, Cost, Initializer, Regularization};
use digit_lab::training::{Field, Order, Reduction};
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! check_family {
    ($family:ty) => {
        for &choice in <$family>::ALL {
            assert_eq!(choice.name().parse(), Ok(choice));
            let json = serde_json::to_string(&choice).unwrap();
            assert_eq!(json, format!("\"{}\"", choice.name()));
            assert_eq!(serde_json::from_str::<$family>(&json).unwrap(), choice);
        }
    };
}

#[wasm_bindgen_test(unsupported = test)]
fn every_choice_is_found_by_its_own_name() {
    check_family!(Activation);
    check_family!(Cost);
    check_family!(Initializer);
    check_family!(Regularization);
    check_family!(Order);
    check_family!(Reduction);
    check_family!(Field);
    check_family!(Step);
}

#[wasm_bindgen_test(unsupported = test)]
fn javascript_and_command_line_spellings_are_one_name() {
    for name in ["cross-entropy", "crossEntropy", "CrossEntropy"] {
        assert_eq!(name.parse(), Ok(Cost::CrossEntropy));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_unknown_name_is_answered_with_those_there_are() {
    let error = "hinge".parse::<Cost>().unwrap_err();
    let expected =
        "unknown cost \"hinge\", expected one of quadratic, cross-entropy, log-likelihood";
    assert_eq!(error.to_string(), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_message_repeats_long_and_unprintable_names_in_part() {
    let long = format!("tanh\n{}", "x".repeat(1_000_000));
    let said = long.parse::<Activation>().unwrap_err().to_string();
    assert!(
        said.starts_with("unknown activation \"tanh\u{fffd}xxx"),
        "{said}"
    );
    assert!(said.chars().count() < 400, "{said}");
}
