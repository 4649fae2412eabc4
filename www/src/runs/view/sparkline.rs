//! How the validation accuracy went, in the size of a word.

use std::fmt::Write;

use digit_lab::training::{EpochRecord, RunRecord};
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::runs::kept::Kept;

/// The picture's size, in CSS pixels.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 20.0;
/// Half a line's width, so that none is cut off.
const MARGIN: f64 = 2.0;

/// A line without axes.
#[component]
pub fn Sparkline(kept: Memo<Option<Kept>>) -> impl IntoView {
    let i18n = use_i18n();
    let d = Memo::new(move |_| {
        kept.with(|kept| {
            kept.as_ref()
                .map(|kept| path(&kept.record))
                .unwrap_or_default()
        })
    });
    view! {
        <svg
            class="sparkline"
            width=WIDTH
            height=HEIGHT
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="img"
            aria-label=t!(i18n, runs.sparkline)
        >
            <path d=d />
        </svg>
    }
}

/// From the first epoch to the last one planned, from the worst to the best.
fn path(record: &RunRecord) -> String {
    let shares: Vec<f64> = record
        .epochs
        .iter()
        .map(EpochRecord::validation_share)
        .collect();
    let least = shares.iter().copied().fold(1.0, f64::min);
    let most = shares.iter().copied().fold(0.0, f64::max);
    let epochs = match record.outcome {
        Some(_) => shares.len(),
        None => record.plan.epochs as usize,
    };
    let steps = epochs.saturating_sub(1).max(1) as f64;
    // More points than pixels say nothing.
    let every = (shares.len() / WIDTH as usize).max(1);
    let mut d = String::new();
    for (index, share) in shares.iter().enumerate().step_by(every) {
        let x = MARGIN + (WIDTH - 2.0 * MARGIN) * index as f64 / steps;
        let height = if most > least {
            (share - least) / (most - least)
        } else {
            0.5
        };
        let y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * height;
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(d, "{letter}{x:.1} {y:.1}");
    }
    if shares.len() == 1 {
        d.push_str("h0");
    }
    d
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::runs::kept::samples::kept;

    #[test]
    fn a_sparkline_goes_from_corner_to_corner() {
        assert_eq!(path(&kept(1, 0).record), "");
        assert_eq!(path(&kept(1, 1).record), "M2.0 10.0h0");
        let mut three = std::sync::Arc::unwrap_or_clone(kept(1, 3).record);
        three.plan.epochs = 3;
        assert_eq!(path(&three), "M2.0 18.0L36.0 10.0L70.0 2.0");
        assert!(path(&kept(1, 9_999).record).len() < 2_000);
    }
}
