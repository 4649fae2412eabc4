//! From values to places along an axis, and back.

/// How an axis runs through its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Equal steps for equal differences.
    Linear,
    /// Equal steps for equal ratios; shows positive values only.
    Log,
}

/// An axis: the values from `least` to `most` laid out from pixel `start` to pixel `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    spacing: Spacing,
    least: f64,
    most: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A scale for these values. Whatever they are, the scale can be used: values that leave no
    /// room between them are given some.
    pub fn new(spacing: Spacing, values: (f64, f64), pixels: (f64, f64)) -> Self {
        let (least, most) = match spacing {
            Spacing::Linear => with_room(values, |least| least + 1.0),
            Spacing::Log => {
                let positive = |value: f64| {
                    if !value.is_finite() {
                        // No values at all: any decade will do.
                        1.0
                    } else if value > 0.0 {
                        value
                    } else {
                        f64::MIN_POSITIVE
                    }
                };
                with_room((positive(values.0), positive(values.1)), |least| {
                    least * 10.0
                })
            }
        };
        Self {
            spacing,
            least,
            most,
            start: pixels.0,
            end: pixels.1,
        }
    }

    /// The least and the most value.
    pub fn values(&self) -> (f64, f64) {
        (self.least, self.most)
    }

    /// How the axis runs.
    pub fn spacing(&self) -> Spacing {
        self.spacing
    }

    /// The pixel of a value, inside the axis or outside; none for what this axis cannot show.
    pub fn place(&self, value: f64) -> Option<f64> {
        let along = (self.measure(value) - self.measure(self.least))
            / (self.measure(self.most) - self.measure(self.least));
        let place = self.start + along * (self.end - self.start);
        place.is_finite().then_some(place)
    }

    /// The value at a pixel, the nearest end's for pixels outside.
    pub fn value(&self, place: f64) -> f64 {
        let along = ((place - self.start) / (self.end - self.start)).clamp(0.0, 1.0);
        match self.spacing {
            Spacing::Linear => self.least + along * (self.most - self.least),
            Spacing::Log => self.least * (self.most / self.least).powf(along),
        }
    }

    fn measure(&self, value: f64) -> f64 {
        match self.spacing {
            Spacing::Linear => value,
            Spacing::Log => value.ln(),
        }
    }
}

fn with_room((least, most): (f64, f64), above: impl Fn(f64) -> f64) -> (f64, f64) {
    let least = if least.is_finite() { least } else { 0.0 };
    if most.is_finite() && most > least {
        (least, most)
    } else {
        (least, above(least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spacing: Spacing, values: (f64, f64), value: f64, place: Option<f64>) {
        let scale = Scale::new(spacing, values, (100.0, 0.0));
        let got = scale.place(value);
        assert!(
            match (got, place) {
                (Some(got), Some(place)) => (got - place).abs() < 1e-9,
                _ => got == place,
            },
            "{value} on {values:?}: {got:?}, not {place:?}"
        );
        if let Some(place) = got.filter(|place| (0.0..=100.0).contains(place)) {
            assert!((scale.value(place) - value).abs() < 1e-9 * value.abs().max(1.0));
        }
    }

    #[test]
    fn values_are_placed_and_found_again() {
        check(Spacing::Linear, (0.0, 4.0), 1.0, Some(75.0));
        check(Spacing::Linear, (0.0, 4.0), -4.0, Some(200.0));
        check(Spacing::Log, (0.01, 100.0), 1.0, Some(50.0));
        check(Spacing::Log, (0.01, 100.0), 0.0, None);
        check(Spacing::Log, (0.01, 100.0), -3.0, None);
        check(Spacing::Linear, (0.0, 1.0), f64::NAN, None);
    }

    #[test]
    fn any_values_make_a_usable_scale() {
        for spacing in [Spacing::Linear, Spacing::Log] {
            for values in [
                (0.0, 0.0),
                (5.0, 5.0),
                (2.0, 1.0),
                (f64::NAN, f64::NAN),
                (f64::NEG_INFINITY, f64::INFINITY),
            ] {
                let scale = Scale::new(spacing, values, (0.0, 100.0));
                let (least, most) = scale.values();
                assert!(least < most, "{spacing:?} {values:?}");
                assert_eq!(scale.place(least), Some(0.0), "{spacing:?} {values:?}");
            }
        }
    }

    #[test]
    fn no_values_leave_logarithms_that_can_be_marked() {
        let nothing = (f64::INFINITY, f64::NEG_INFINITY);
        for values in [nothing, (f64::NAN, f64::NAN), (1.0, f64::INFINITY)] {
            let scale = Scale::new(Spacing::Log, values, (0.0, 100.0));
            let (least, most) = scale.values();
            assert!(least > 0.0 && most > least && most.is_finite());
            let ticks = super::super::ticks::Ticks::of(&scale, 5);
            assert!(ticks.values.len() < 20);
        }
    }
}
