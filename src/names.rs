//! Closed families of choices, each with the name that forms, files and the command line use.

use thiserror::Error;

use crate::quote::shown;

/// A name that is none of a family's.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("unknown {family} \"{}\", expected one of {expected}", shown(got))]
pub struct UnknownName {
    /// What was to be chosen, for example "cost".
    pub family: &'static str,
    /// The names there are, separated by commas.
    pub expected: String,
    /// The name that came.
    pub got: String,
}

/// Lower case without hyphens: `crossEntropy`, `cross-entropy` and `CrossEntropy` are one name.
pub(crate) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Defines an enum of unit variants together with its names: `ALL`, `name`, `FromStr`, `Display`,
/// and serde as that name. Reading accepts `cross-entropy` and `crossEntropy` alike.
macro_rules! named_enum {
    (
        $(#[$meta:meta])*
        pub enum $type:ident ($family:literal) {
            $( $(#[$variant_meta:meta])* $variant:ident = $name:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub enum $type {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $type {
            /// Every choice there is, in the order in which to offer them.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The name that forms, files and the command line use.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::names::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let plain = $crate::names::plain(name);
                Self::ALL
                    .iter()
                    .copied()
                    .find(|choice| $crate::names::plain(choice.name()) == plain)
                    .ok_or_else(|| $crate::names::UnknownName {
                        family: $family,
                        expected: Self::ALL.iter().map(|choice| choice.name()).collect::<Vec<_>>().join(", "),
                        got: name.to_owned(),
                    })
            }
        }

        impl From<$type> for String {
            fn from(choice: $type) -> Self {
                choice.name().to_owned()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::names::UnknownName;

            fn try_from(name: String) -> Result<Self, Self::Error> {
                name.parse()
            }
        }
    };
}
pub(crate) use named_enum;
