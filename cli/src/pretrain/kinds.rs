//! Which kinds of distortion a pretraining uses, so that each can be measured by itself.

use std::fmt;
use std::str::FromStr;

use digit_lab::data::Distortion;

/// How far pictures are distorted in one way.
type Amount = fn(&mut Distortion) -> &mut f32;

/// Every kind, by the name of the option that says how far it goes.
const ALL: [(&str, Amount); 6] = [
    ("rotation", |by| &mut by.rotation),
    ("shear", |by| &mut by.shear),
    ("scale", |by| &mut by.scale),
    ("shift", |by| &mut by.shift),
    ("bend", |by| &mut by.bend),
    ("thickness", |by| &mut by.thickness),
];

/// Kinds of distortion, all of them by default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Kinds([bool; ALL.len()]);

impl Kinds {
    const NONE: Self = Self([false; ALL.len()]);

    /// What is left of a distortion with these kinds only.
    pub(super) fn of(self, mut distortion: Distortion) -> Distortion {
        for ((_, amount), is_used) in ALL.iter().zip(self.0) {
            if !is_used {
                *amount(&mut distortion) = 0.0;
            }
        }
        distortion
    }
}

impl Default for Kinds {
    fn default() -> Self {
        Self([true; ALL.len()])
    }
}

/// As they are typed.
impl fmt::Display for Kinds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::default() {
            return out.write_str("all");
        }
        let used = ALL.iter().zip(self.0).filter(|(_, is_used)| *is_used);
        let names: Vec<&str> = used.map(|((name, _), _)| *name).collect();
        out.write_str(if names.is_empty() { "none" } else { "" })?;
        out.write_str(&names.join(","))
    }
}

impl FromStr for Kinds {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim() {
            "all" => return Ok(Self::default()),
            "none" => return Ok(Self::NONE),
            _ => {}
        }
        let mut kinds = Self::NONE;
        for name in text.split(',').map(str::trim) {
            let used = ALL
                .iter()
                .zip(&mut kinds.0)
                .find(|(kind, _)| kind.0 == name);
            let (_, is_used) = used.ok_or_else(|| {
                format!("expected all, none or some of {}, got {name:?}", names())
            })?;
            *is_used = true;
        }
        Ok(kinds)
    }
}

fn names() -> String {
    ALL.map(|(name, _)| name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: Distortion = Distortion {
        rotation: 0.2,
        shear: 0.3,
        scale: 0.15,
        shift: 1.5,
        bend: 1.0,
        thickness: 0.5,
    };

    #[track_caller]
    fn check(typed: &str, expected: Distortion) {
        let kinds: Kinds = typed.parse().unwrap();
        assert_eq!(kinds.of(SHIPPED), expected);
        assert_eq!(kinds.to_string().parse(), Ok(kinds));
    }

    #[test]
    fn only_the_kinds_that_are_named_distort() {
        check("all", SHIPPED);
        check("none", Distortion::default());
        check(
            "bend",
            Distortion {
                bend: 1.0,
                ..Distortion::default()
            },
        );
        check(
            "shift, rotation",
            Distortion {
                shift: 1.5,
                rotation: 0.2,
                ..Distortion::default()
            },
        );
    }

    #[test]
    fn what_is_no_kind_is_named() {
        let expected = "expected all, none or some of rotation, shear, scale, shift, bend, thickness, got \"twist\"";
        assert_eq!("bend,twist".parse::<Kinds>(), Err(expected.to_owned()));
    }
}
