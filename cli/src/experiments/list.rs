//! `digit-lab experiments list`

use digit_lab::book::{Arm, Experiment, Sizes, Version, experiments};
use serde_json::json;

/// The bundled subset, and all of MNIST divided as in the book.
const BUNDLED: Sizes = Sizes {
    training: 10_000,
    validation: 2_000,
    test: 2_000,
};
const ALL: Sizes = Sizes {
    training: 50_000,
    validation: 10_000,
    test: 10_000,
};

pub(super) fn print(as_json: bool) {
    for experiment in experiments() {
        let quick = secs(&experiment, Version::Quick, BUNDLED);
        let usual = secs(&experiment, experiment.usual_version(), ALL);
        let full = secs(&experiment, Version::Full, ALL);
        let arms: Vec<_> = experiment.arms.iter().map(|arm| arm.name).collect();
        if as_json {
            println!(
                "{}",
                json!({
                    "id": experiment.id,
                    "group": experiment.group.name(),
                    "kind": experiment.kind().name(),
                    "arms": arms,
                    "reduced": experiment.is_reduced,
                    "quickSecs": quick,
                    "usualSecs": usual,
                    "fullSecs": full,
                })
            );
        } else {
            println!(
                "{:<5} {:<18} quick {:>7}  full {:>7}  {}",
                experiment.id,
                experiment.kind().name(),
                duration(quick),
                duration(full),
                arms.join(" | ")
            );
        }
    }
}

/// Of one seed on one core.
fn secs(experiment: &Experiment, version: Version, sizes: Sizes) -> f64 {
    let secs = |arm: &Arm| arm.estimated_secs(version, sizes);
    experiment.arms.iter().map(secs).sum()
}

/// `40 s`, `12 min`, `3 h`
pub(super) fn duration(secs: f64) -> String {
    if secs < 90.0 {
        format!("{:.0} s", secs.max(1.0))
    } else if secs < 5_400.0 {
        format!("{:.0} min", secs / 60.0)
    } else {
        format!("{:.1} h", secs / 3_600.0)
    }
}
