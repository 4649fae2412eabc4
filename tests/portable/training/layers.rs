//! Layers as they are typed.

use digit_lab::nn::LayerProblem;
use digit_lab::training::{Layers, LayersError};
use wasm_bindgen_test::wasm_bindgen_test;

fn kinds(layers: &Layers) -> Result<Vec<String>, LayersError> {
    let kinds = layers.kinds()?;
    Ok(kinds.iter().map(ToString::to_string).collect())
}

fn typed(text: &str) -> Result<Vec<String>, LayersError> {
    kinds(&Layers::Hidden(text.to_owned()))
}

/// The layer that is wrong, where it begins, how it was typed, and what is wrong with it.
fn check_wrong(text: &str, expected: (u32, u32, &str, LayerProblem)) {
    let (layer, at, got, problem) = expected;
    let error = LayersError::Layer {
        layer,
        at,
        got: got.to_owned(),
        problem,
    };
    assert_eq!(typed(text), Err(error), "{text}");
}

const NEURONS: LayerProblem = LayerProblem::Neurons { most: 2_000 };

#[wasm_bindgen_test(unsupported = test)]
fn hidden_layers_stand_between_commas() {
    for (text, layers) in [
        ("30", "30, 10"),
        (" 30, 20 ,10", "30, 20, 10, 10"),
        ("30，20、5", "30, 20, 5, 10"),
        ("  ", "10"),
        (
            "conv 8@5x5, pool 2, conv 16@5x5, pool 2, 30",
            "conv 8@5x5, pool 2, conv 16@5x5, pool 2, 30, 10",
        ),
        (
            "Conv 8@5×5，Pool 2，dropout 0.5",
            "conv 8@5x5, pool 2, dropout 0.5, 10",
        ),
    ] {
        assert_eq!(typed(text).unwrap().join(", "), layers, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_layer_is_named_with_its_place() {
    check_wrong("30,", (2, 3, "", NEURONS));
    check_wrong("0", (1, 0, "0", NEURONS));
    check_wrong("30, 2001", (2, 4, "2001", NEURONS));
    check_wrong("30 20", (1, 0, "30 20", NEURONS));
    check_wrong("-3", (1, 0, "-3", NEURONS));
    check_wrong("1e3", (1, 0, "1e3", NEURONS));
    let conv = LayerProblem::Conv { most: 128 };
    check_wrong("conv 8@5x5, conv 16", (2, 12, "conv 16", conv));
    check_wrong("pool two", (1, 0, "pool two", LayerProblem::Pool));
    check_wrong("30，dropout 2", (2, 3, "dropout 2", LayerProblem::Dropout));
    assert_eq!(
        typed(&["5"; 15].join(",")),
        Err(LayersError::TooMany { most: 14, got: 15 })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn layers_that_are_not_possible_where_they_stand_are_named() {
    let too_large = LayerProblem::TooLarge {
        most: 5,
        height: 5,
        width: 5,
    };
    check_wrong(
        "conv 4@9x9, pool 4, conv 8@7x7",
        (3, 20, "conv 8@7x7", too_large),
    );
    check_wrong("30, pool 2", (2, 4, "pool 2", LayerProblem::NotAPicture));
}

#[wasm_bindgen_test(unsupported = test)]
fn sizes_as_numbers_must_lead_from_pixels_to_digits() {
    let sizes = |sizes: &[f64]| kinds(&Layers::Sizes(sizes.to_vec()));
    assert_eq!(sizes(&[784.0, 30.0, 10.0]).unwrap(), ["30", "10"]);
    for wrong in [
        &[][..],
        &[784.0],
        &[784.0, 30.0],
        &[100.0, 10.0],
        &[f64::NAN, 10.0],
    ] {
        assert!(matches!(sizes(wrong), Err(LayersError::Ends { .. })));
    }
    let bits = Layers::Sizes(vec![784.0, 30.0, 4.0]);
    assert_eq!(bits.kinds_to(4).map(|kinds| kinds.len()), Ok(2));
    assert!(matches!(
        bits.kinds(),
        Err(LayersError::Ends { outputs: 10, .. })
    ));
    let fraction = LayersError::Layer {
        layer: 1,
        at: 0,
        got: "2.5".to_owned(),
        problem: NEURONS,
    };
    assert_eq!(sizes(&[784.0, 2.5, 10.0]), Err(fraction));
}
