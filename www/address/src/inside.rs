//! Addresses within the inside: `#/inside/network`, `#/inside/step`.

use crate::Route;

/// What of the inside is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Layers and neurons, as they read.
    #[default]
    Network,
    /// One step of learning, stage by stage.
    Step,
    /// Backpropagation beside central differences.
    Check,
    /// Which digits are misread.
    Mistakes,
    /// Which parts of the picture make the reading.
    Matters,
    /// Weights, activations and gradients, as they become what they are.
    Learning,
    /// Digits as points on a map.
    Space,
    /// The cost around the present weights.
    Landscape,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Network,
        Self::Step,
        Self::Check,
        Self::Matters,
        Self::Mistakes,
        Self::Learning,
        Self::Space,
        Self::Landscape,
    ];

    /// The last part of its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Step => "step",
            Self::Check => "check",
            Self::Mistakes => "mistakes",
            Self::Matters => "matters",
            Self::Learning => "learning",
            Self::Space => "space",
            Self::Landscape => "landscape",
        }
    }

    /// Its address.
    pub fn address(self) -> String {
        format!("{}/{}", Route::Inside.address(), self.name())
    }

    /// The `id` of its tab.
    pub fn tab_id(self) -> String {
        format!("inside-tab-{}", self.name())
    }

    /// What an address shows; the first view where it names none.
    pub fn at(address: &str) -> Self {
        let path = address.split('?').next().unwrap_or_default();
        let name = path.strip_prefix(Route::Inside.address());
        let name = name.unwrap_or_default().trim_matches('/');
        let mut all = Self::ALL.into_iter();
        all.find(|view| view.name() == name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_found_at_its_address_and_lies_inside() {
        for view in View::ALL {
            assert_eq!(View::at(&view.address()), view);
            assert_eq!(Route::at(&view.address()), Some(Route::Inside));
        }
    }

    #[test]
    fn an_address_that_names_no_view_shows_the_first() {
        for address in ["#/inside", "#/inside/", "#/inside/no-such", "#/inside?x=1"] {
            assert_eq!(View::at(address), View::Network, "{address}");
        }
        assert_eq!(View::at("#/inside/step/?digit=3"), View::Step);
    }
}
