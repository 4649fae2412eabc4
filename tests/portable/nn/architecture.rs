//! Which networks there are.

use digit_lab::nn::{Activation, Architecture, ArchitectureError};
use wasm_bindgen_test::wasm_bindgen_test;

fn check(sizes: &[usize], expected: ArchitectureError) {
    let got = Architecture::new(sizes, Activation::Sigmoid, Activation::Sigmoid);
    assert_eq!(got, Err(expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_books_network_has_23_860_parameters() {
    let book = Architecture::new(&[784, 30, 10], Activation::Sigmoid, Activation::Sigmoid).unwrap();
    assert_eq!(book.parameters(), 23_860);
}

#[wasm_bindgen_test(unsupported = test)]
fn impossible_networks_are_refused() {
    check(&[], ArchitectureError::Depth { got: 0 });
    check(&[784], ArchitectureError::Depth { got: 1 });
    check(&[1; 13], ArchitectureError::Depth { got: 13 });
    check(&[784, 0, 10], ArchitectureError::Width { layer: 2, got: 0 });
    check(
        &[784, 30, usize::MAX],
        ArchitectureError::Width {
            layer: 3,
            got: usize::MAX,
        },
    );
    let hidden_softmax = Architecture::new(&[2, 2, 2], Activation::Softmax, Activation::Softmax);
    assert_eq!(hidden_softmax, Err(ArchitectureError::HiddenSoftmax));
}
