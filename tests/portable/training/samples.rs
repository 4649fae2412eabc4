//! Long series in bounded room.

use digit_lab::training::{NotSamples, Samples};
use wasm_bindgen_test::wasm_bindgen_test;

fn samples(n: usize, y: impl Fn(usize) -> f64) -> Samples {
    let mut samples = Samples::default();
    for index in 0..n {
        samples.push(index as f64, y(index));
    }
    samples
}

#[wasm_bindgen_test(unsupported = test)]
fn few_samples_are_kept_as_they_are() {
    let samples = samples(600, |n| n as f64);
    assert_eq!(samples.buckets().len(), 600);
    assert!(
        samples
            .buckets()
            .iter()
            .all(|b| b.least == b.most && b.x() == b.mean())
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn many_samples_keep_their_extremes_and_their_mean_in_bounded_room() {
    let n = 1_000_000;
    let samples = samples(n, |n| if n == 777_777 { 9.0 } else { (n % 2) as f64 });
    let buckets = samples.buckets();
    assert!(buckets.len() <= 600);
    assert_eq!(counted(&samples), n as f64);
    assert_eq!(buckets.iter().map(|b| b.most).fold(0.0, f64::max), 9.0);
    assert!(buckets.windows(2).all(|pair| pair[0].x() < pair[1].x()));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_finite_is_left_out() {
    let samples = samples(3, |n| [1.0, f64::NAN, f64::INFINITY][n]);
    assert_eq!(samples.buckets().len(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn smoothing_keeps_a_constant_and_the_first_value() {
    let constant = samples(50, |_| 2.0).smoothed();
    assert!(constant.iter().all(|(_, y)| (y - 2.0).abs() < 1e-12));
    let falling = samples(50, |n| 1.0 / (1.0 + n as f64)).smoothed();
    assert_eq!(falling.first(), Some(&(0.0, 1.0)));
    assert_eq!(falling.len(), 50);
    assert!(samples(0, |_| 0.0).smoothed().is_empty());
}

/// Samples in all buckets.
fn counted(samples: &Samples) -> f64 {
    let rows: Vec<[f64; 5]> = samples.clone().into();
    rows.iter().map(|row| row[4]).sum()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_series_from_a_file_goes_on_as_if_it_had_never_left() {
    for n in [0, 1, 599, 600, 601, 5_000] {
        let y = |n: usize| 1.0 / (1.0 + n as f64);
        let file = serde_json::to_string(&samples(n, y)).unwrap();
        let mut read: Samples = serde_json::from_str(&file).unwrap();
        assert_eq!(read, samples(n, y), "{n}");
        for index in n..n + 2_000 {
            read.push(index as f64, y(index));
        }
        assert_eq!(read, samples(n + 2_000, y), "{n}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_that_are_no_series_are_refused() {
    for rows in [
        vec![[0.0, 1.0, 1.0, 1.0, 0.0]],
        vec![[0.0, f64::NAN, 1.0, 1.0, 1.0]],
        vec![[0.0, 1.0, 1.0, 1.0, 1.0]; 601],
    ] {
        assert_eq!(Samples::try_from(rows), Err(NotSamples));
    }
}
