//! Layers as they are typed.

use digit_lab::training::{Layers, LayersError};
use wasm_bindgen_test::wasm_bindgen_test;

fn typed(text: &str) -> Result<Vec<usize>, LayersError> {
    Layers::Hidden(text.to_owned()).sizes()
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_layers_are_sizes_between_commas() {
    assert_eq!(typed("30"), Ok(vec![784, 30, 10]));
    assert_eq!(typed(" 30, 20 ,10"), Ok(vec![784, 30, 20, 10, 10]));
    assert_eq!(typed("30，20、5"), Ok(vec![784, 30, 20, 5, 10]));
    assert_eq!(typed("  "), Ok(vec![784, 10]));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_size_is_named() {
    for (text, part) in [
        ("30,", ""),
        ("0", "0"),
        ("2001", "2001"),
        ("30 20", "30 20"),
        ("-3", "-3"),
        ("x", "x"),
        ("1e3", "1e3"),
    ] {
        assert_eq!(
            typed(text),
            Err(LayersError::Size {
                got: part.to_owned(),
                widest: 2_000
            }),
            "{text}"
        );
    }
    assert_eq!(
        typed(&["5"; 11].join(",")),
        Err(LayersError::TooMany { most: 10, got: 11 })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn sizes_as_numbers_must_lead_from_pixels_to_digits() {
    assert_eq!(
        Layers::Sizes(vec![784.0, 30.0, 10.0]).sizes(),
        Ok(vec![784, 30, 10])
    );
    for sizes in [
        vec![],
        vec![784.0],
        vec![784.0, 30.0],
        vec![100.0, 10.0],
        vec![f64::NAN, 10.0],
    ] {
        assert!(matches!(
            Layers::Sizes(sizes).sizes(),
            Err(LayersError::Ends { .. })
        ));
    }
    let fraction = Layers::Sizes(vec![784.0, 2.5, 10.0]).sizes();
    assert_eq!(
        fraction,
        Err(LayersError::Size {
            got: "2.5".into(),
            widest: 2_000
        })
    );
}
