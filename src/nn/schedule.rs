//! Learning rates that change while training goes on.

use std::f64::consts::PI;

/// The share of the first learning rate that is left after `progress`, 0 to 1, of a training: half a
/// cosine, `½ (1 + cos π progress)`, from 1 down to 0 (Loshchilov & Hutter 2017, arXiv:1608.03983).
pub fn cosine(progress: f64) -> f64 {
    0.5 * (1.0 + (PI * progress.clamp(0.0, 1.0)).cos())
}
