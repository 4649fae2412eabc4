//! What holds of each network that was read from a file.

use digit_lab::model_file::{Model, load_model, save_json, save_model};
use digit_lab::nn::Cost;
use digit_lab::reading::Reader;
use ndarray::Array2;

/// Fails unless a network computes, and is the same when it is written and read again.
pub(crate) fn check(model: &Model) {
    let network = &model.network;
    assert!(network.is_finite());
    let outputs = network.predict(Array2::from_elem((1, network.input().features()), 0.5).view());
    assert_eq!(Some(&outputs.len()), network.sizes().last());
    assert_eq!(load_model(&save_model(model)).as_ref(), Ok(model));
    if let Some(json) = save_json(network, Cost::CrossEntropy) {
        assert_eq!(load_model(&json).map(|it| it.network).as_ref(), Ok(network));
    }
    drop(Reader::of(model.clone()));
}
