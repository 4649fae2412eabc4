//! Which values to mark on an axis, and with how many decimals to write them.

use super::scale::{Scale, Spacing};

/// The marks of an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// Where the marks are, ascending.
    pub values: Vec<f64>,
    /// Decimals that tell each mark from the next.
    pub decimals: u8,
    /// Whether they are powers of ten and multiples of those.
    is_log: bool,
}

/// An axis a hundred thousand times finer than its values is not readable anyway.
const MOST_DECIMALS: i32 = 8;

impl Ticks {
    /// About `wanted` marks at round values of a scale.
    pub fn of(scale: &Scale, wanted: usize) -> Self {
        let (least, most) = scale.values();
        match scale.spacing() {
            Spacing::Linear => {
                let ticks = linear(least, most, wanted);
                // A single number gives no measure; there is room for another where they are round and few.
                if ticks.values.len() < 2 {
                    linear(least, most, wanted.max(1) * 2)
                } else {
                    ticks
                }
            }
            Spacing::Log => log(least, most, wanted),
        }
    }

    /// Decimals to write one of the marks with: far apart as they are on a scale of logarithms, each needs as many as it
    /// has.
    pub fn decimals_of(&self, value: f64) -> u8 {
        if self.is_log {
            decimals(value.abs())
        } else {
            self.decimals
        }
    }

    /// Leaves out what is no whole number.
    pub fn keep_whole(&mut self) {
        self.values.retain(|value| value.fract().abs() < 1e-9);
        self.decimals = 0;
    }

    /// The least and the most value widened to round ones, about `wanted` steps apart in all.
    pub fn widened((least, most): (f64, f64), wanted: usize) -> (f64, f64) {
        let step = step(most - least, wanted);
        if step > 0.0 {
            ((least / step).floor() * step, (most / step).ceil() * step)
        } else {
            (least, most)
        }
    }
}

/// 1, 2 or 5 times a power of ten, so that `wanted` steps about fill `span`.
fn step(span: f64, wanted: usize) -> f64 {
    let rough = span / wanted.max(1) as f64;
    if !(rough.is_finite() && rough > 0.0) {
        return 0.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|times| times * power >= rough * 0.999)
        .unwrap_or(10.0);
    times * power
}

fn linear(least: f64, most: f64, wanted: usize) -> Ticks {
    let step = step(most - least, wanted);
    if step <= 0.0 {
        return Ticks::default();
    }
    // Multiples of the step, not sums of it: sums drift.
    let first = (least / step - 1e-9).ceil();
    let last = (most / step + 1e-9).floor();
    let count = (last - first).clamp(0.0, 100.0) as usize;
    Ticks {
        values: (0..=count).map(|n| (first + n as f64) * step).collect(),
        decimals: decimals(step),
        is_log: false,
    }
}

/// Powers of ten where there are several; their 2- and 5-fold too where there are few; and where
/// there are hardly any of those, round values as on a linear axis.
fn log(least: f64, most: f64, wanted: usize) -> Ticks {
    let powers = least.log10().floor() as i32..=most.log10().ceil() as i32;
    let among = |times: &[f64]| -> Vec<f64> {
        powers
            .clone()
            .flat_map(|power| times.iter().map(move |times| times * 10_f64.powi(power)))
            .filter(|value| (least * 0.999..=most * 1.001).contains(value))
            .collect()
    };
    let decades = among(&[1.0]);
    let values = if decades.len() > wanted {
        let every = decades.len().div_ceil(wanted.max(1));
        decades.into_iter().step_by(every).collect()
    } else if decades.len() >= 4 {
        decades
    } else {
        among(&[1.0, 2.0, 5.0])
    };
    match values.first() {
        Some(&first) if values.len() >= 3 => Ticks {
            decimals: decimals(first),
            values,
            is_log: true,
        },
        _ => linear(least, most, wanted),
    }
}

fn decimals(step: f64) -> u8 {
    let decimals = (-(step * 1.000_001).log10().floor()) as i32;
    decimals.clamp(0, MOST_DECIMALS) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spacing: Spacing, values: (f64, f64), expected: &[f64], decimals: u8) {
        let ticks = Ticks::of(&Scale::new(spacing, values, (0.0, 1.0)), 5);
        let close =
            ticks.values.len() == expected.len()
                && ticks.values.iter().zip(expected).all(|(got, expected)| {
                    (got - expected).abs() < 1e-9 * expected.abs().max(1e-6)
                });
        assert!(close, "{values:?}: {:?}, not {expected:?}", ticks.values);
        assert_eq!(ticks.decimals, decimals, "{values:?}");
    }

    #[test]
    fn linear_ticks_are_round() {
        check(
            Spacing::Linear,
            (0.0, 5.0),
            &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0],
            0,
        );
        check(
            Spacing::Linear,
            (0.9, 1.0),
            &[0.9, 0.92, 0.94, 0.96, 0.98, 1.0],
            2,
        );
        check(Spacing::Linear, (-7.0, 7.0), &[-5.0, 0.0, 5.0], 0);
        // On a phone there may be room for two.
        let few = |wanted| {
            Ticks::of(
                &Scale::new(Spacing::Linear, (-19.9, 19.9), (0.0, 1.0)),
                wanted,
            )
        };
        assert_eq!(few(2).values, [-10.0, 0.0, 10.0]);
        check(
            Spacing::Linear,
            (0.0, 30_000.0),
            &[0.0, 10_000.0, 20_000.0, 30_000.0],
            0,
        );
    }

    #[test]
    fn log_ticks_suit_the_number_of_decades() {
        check(Spacing::Log, (0.01, 10.0), &[0.01, 0.1, 1.0, 10.0], 2);
        check(Spacing::Log, (0.1, 4.0), &[0.1, 0.2, 0.5, 1.0, 2.0], 1);
        check(Spacing::Log, (0.30, 0.41), &[0.3, 0.35, 0.4], 2);
        check(Spacing::Log, (1e-9, 1e3), &[1e-9, 1e-6, 1e-3, 1.0, 1e3], 8);
    }

    #[test]
    fn widening_goes_to_round_values() {
        assert_eq!(Ticks::widened((0.3, 4.7), 5), (0.0, 5.0));
        assert_eq!(Ticks::widened((2.0, 2.0), 5), (2.0, 2.0));
    }

    #[test]
    fn no_scale_has_very_many_ticks() {
        for most in [1e-300, 1e-3, 1.0, 7.77, 1e9, 1e300] {
            for spacing in [Spacing::Linear, Spacing::Log] {
                let ticks = Ticks::of(&Scale::new(spacing, (most / 1e5, most), (0.0, 1.0)), 5);
                assert!(ticks.values.len() <= 13, "{most} {spacing:?}: {ticks:?}");
            }
        }
    }
}
