//! Tests of `digit_lab::reading`: strokes to digits, with the shipped network.

mod live;
mod numbers;
mod refusal;

use digit_lab::drawing::PIXELS;
use digit_lab::nn::Activation;
use digit_lab::reading::{Reader, ReaderError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{PAPER, SHIPPED, digits, drawn, network, placed};

fn shipped() -> Reader {
    Reader::from_file(SHIPPED).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_shipped_network_reads_drawn_digits_of_any_size_and_place() {
    let reader = shipped();
    for digit in 0..10 {
        for (scale, right, down) in [(300.0, 0.0, 0.0), (90.0, 200.0, 5.0), (60.0, 10.0, 230.0)] {
            let reading = reader.read_strokes(&placed(&drawn(digit), scale, right, down), 300.0);
            assert_eq!(reading.text(), digit.to_string());
            assert!(reading.is_sure(), "{digit}: {:?}", reading.digits[0].scores);
            let bounds = reading.digits[0].bounds.unwrap();
            assert!(bounds.left >= right && bounds.top >= down && bounds.height <= scale);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_shipped_network_reads_the_validation_images() {
    let (reader, digits) = (shipped(), digits());
    let is_right = |index: usize| {
        let pixels: Vec<f32> = digits
            .image(index)
            .iter()
            .map(|&byte| f32::from(byte) / 255.0)
            .collect();
        let reading = reader.read_pixels(&pixels).unwrap();
        reading.digit == digits.labels()[index]
    };
    let right = (0..digits.len()).filter(|&index| is_right(index)).count();
    assert!(right >= 1_960, "{right} of 2,000");
}

#[wasm_bindgen_test(unsupported = test)]
fn no_ink_is_no_digit() {
    let reading = shipped().read_strokes(&[], 300.0);
    assert_eq!((reading.text().as_str(), reading.is_sure()), ("", false));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_with_nothing_to_say_is_not_sure() {
    let untrained = network(&[PIXELS, 20, 10], Activation::Relu, Activation::Softmax, 1);
    let reading = Reader::new(untrained).unwrap().read_pixels(&PAPER).unwrap();
    assert!(!reading.sure);
}

#[wasm_bindgen_test(unsupported = test)]
fn scores_lie_between_0_and_1_whatever_the_output_activation() {
    for &output in Activation::ALL {
        let reader = Reader::new(network(&[PIXELS, 10], Activation::Sigmoid, output, 2)).unwrap();
        let reading = reader.read_pixels(&[1.0; PIXELS]).unwrap();
        assert!(
            reading
                .scores
                .iter()
                .all(|score| (0.0..=1.0).contains(score)),
            "{output}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pixels_that_are_no_picture_are_refused() {
    let reader = shipped();
    assert_eq!(
        reader.read_pixels(&[0.0; 783]),
        Err(ReaderError::PixelCount { got: 783 })
    );
    let mut pixels = PAPER;
    pixels[5] = 255.0;
    assert_eq!(
        reader.read_pixels(&pixels),
        Err(ReaderError::PixelValue {
            index: 5,
            got: 255.0
        })
    );
    pixels[5] = f32::NAN;
    assert!(matches!(
        reader.read_pixels(&pixels),
        Err(ReaderError::PixelValue { index: 5, .. })
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_for_something_else_is_refused() {
    let other = network(&[100, 5, 10], Activation::Sigmoid, Activation::Sigmoid, 1);
    assert_eq!(
        Reader::new(other),
        Err(ReaderError::Shape {
            inputs: 100,
            outputs: 10
        })
    );
    let four_classes = network(&[PIXELS, 4], Activation::Sigmoid, Activation::Softmax, 1);
    assert!(matches!(
        Reader::new(four_classes),
        Err(ReaderError::Shape { outputs: 4, .. })
    ));
}
