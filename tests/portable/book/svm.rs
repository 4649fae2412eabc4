//! The support vector machine.

use digit_lab::book::{Job, SvmSettings};

use crate::book::done;
use crate::fixtures::mnist;

#[test]
fn a_machine_learns_digits_from_300_images() {
    let data = mnist(300, 100, 100);
    let settings = SvmSettings {
        c: 10.0,
        gamma: 0.02,
        ..SvmSettings::default_of(300)
    };
    let outcome = done(&Job::Svm(settings), &data);
    assert_eq!(outcome.value("pairs"), Some(45.0));
    assert!(
        outcome.value("test").unwrap() > 75.0,
        "{:?}",
        outcome.values
    );
    assert!(outcome.value("support-vectors").unwrap() > 45.0);
}
