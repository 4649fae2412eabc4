//! Which network, as code and as text: `shipped`, `hand`, `trained-3`, `best-3`, `stepped-1`, `imported-1`.

use std::fmt;
use std::str::FromStr;

/// Which network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReaderId {
    /// The one shipped with the page.
    #[default]
    Shipped,
    /// The one that has learned the visitor's hand.
    Hand,
    /// The one of this training, counted from 1 over the visit.
    Trained(u32),
    /// That training's at the end of its best epoch.
    Best(u32),
    /// A copy of one that has taken some steps of learning by hand, counted from 1 over the visit.
    Stepped(u32),
    /// The one in a file of the visitor's own, counted from 1 over the visit.
    Imported(u32),
}

const SHIPPED: &str = "shipped";
const HAND: &str = "hand";
const TRAINED: &str = "trained-";
const BEST: &str = "best-";
const STEPPED: &str = "stepped-";
const IMPORTED: &str = "imported-";

impl fmt::Display for ReaderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped => f.write_str(SHIPPED),
            Self::Hand => f.write_str(HAND),
            Self::Trained(run) => write!(f, "{TRAINED}{run}"),
            Self::Best(run) => write!(f, "{BEST}{run}"),
            Self::Stepped(number) => write!(f, "{STEPPED}{number}"),
            Self::Imported(number) => write!(f, "{IMPORTED}{number}"),
        }
    }
}

impl FromStr for ReaderId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == SHIPPED {
            return Ok(Self::Shipped);
        }
        if text == HAND {
            return Ok(Self::Hand);
        }
        if let Some(number) = text.strip_prefix(STEPPED) {
            return number.parse().map(Self::Stepped).map_err(|_| ());
        }
        if let Some(number) = text.strip_prefix(IMPORTED) {
            return number.parse().map(Self::Imported).map_err(|_| ());
        }
        if let Some(run) = text.strip_prefix(BEST) {
            return run.parse().map(Self::Best).map_err(|_| ());
        }
        let run = text.strip_prefix(TRAINED).ok_or(())?;
        run.parse().map(Self::Trained).map_err(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        for id in [
            ReaderId::Shipped,
            ReaderId::Hand,
            ReaderId::Trained(1),
            ReaderId::Trained(u32::MAX),
            ReaderId::Best(7),
            ReaderId::Stepped(2),
            ReaderId::Imported(3),
        ] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for text in ["", "trained-", "trained-x", "stepped-", "shipped-1"] {
            assert_eq!(text.parse::<ReaderId>(), Err(()), "{text}");
        }
    }
}
