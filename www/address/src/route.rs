//! Places on the page and their addresses, which lie in the fragment: any static host will do.

/// A place on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The pad, and the training beside it.
    #[default]
    Bench,
    /// What the book tried, to be tried again.
    Experiments,
    /// What goes on in the network that reads the pad.
    Inside,
    /// Guided tours through the page.
    Lessons,
    /// What this is.
    About,
}

impl Route {
    /// Every place, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Bench,
        Self::Experiments,
        Self::Inside,
        Self::Lessons,
        Self::About,
    ];

    /// The address of the place.
    pub fn address(self) -> &'static str {
        match self {
            Self::Bench => "#/",
            Self::Experiments => "#/experiments",
            Self::Inside => "#/inside",
            Self::Lessons => "#/lessons",
            Self::About => "#/about",
        }
    }

    /// The place at an address, whatever follows a question mark or names a part of it; nothing for an anchor within a place
    /// or an address that leads nowhere.
    pub fn at(address: &str) -> Option<Self> {
        let path = address.split('?').next().unwrap_or_default();
        let path = path.trim_end_matches('/');
        match path {
            "" | "#" => Some(Self::Bench),
            _ if path.starts_with("#/experiments/") => Some(Self::Experiments),
            _ if path.starts_with("#/inside/") => Some(Self::Inside),
            _ if path.starts_with("#/lessons/") => Some(Self::Lessons),
            _ => Self::ALL.into_iter().find(|route| route.address() == path),
        }
    }

    /// Whether an address means a place, be there one or not, rather than an anchor within the place that is shown.
    pub fn claims(address: &str) -> bool {
        address.starts_with("#/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_at_its_address() {
        for route in Route::ALL {
            assert_eq!(Route::at(route.address()), Some(route));
        }
    }

    #[test]
    fn what_follows_a_question_mark_does_not_matter() {
        assert_eq!(Route::at("#/about?from=header"), Some(Route::About));
        assert_eq!(Route::at("#/?digit=7"), Some(Route::Bench));
    }

    #[test]
    fn an_experiment_is_among_the_experiments() {
        let at = |address| Route::at(address);
        assert_eq!(
            at("#/experiments/3.5?version=quick"),
            Some(Route::Experiments)
        );
        assert_eq!(at("#/experiments/"), Some(Route::Experiments));
        assert_eq!(at("#/experimentsandmore"), None);
    }

    #[test]
    fn a_view_of_the_inside_is_inside() {
        assert_eq!(Route::at("#/inside/step?digit=7"), Some(Route::Inside));
        assert_eq!(Route::at("#/insider"), None);
    }

    #[test]
    fn a_lesson_is_among_the_lessons() {
        assert_eq!(Route::at("#/lessons/cost"), Some(Route::Lessons));
        assert_eq!(Route::at("#/lessonsandmore"), None);
    }

    #[test]
    fn an_empty_address_leads_to_the_pad_and_an_anchor_nowhere_else() {
        assert_eq!(Route::at(""), Some(Route::Bench));
        assert_eq!(Route::at("#content"), None);
        assert!(!Route::claims("#content"));
        assert_eq!(Route::at("#/no-such-place"), None);
        assert!(Route::claims("#/no-such-place"));
    }
}
