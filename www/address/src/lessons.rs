//! Addresses within the lessons: `#/lessons`, `#/lessons/cost`.

use crate::Route;

/// What of the lessons is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// All of them.
    All,
    /// One of them, if there is one of this id.
    One(String),
}

impl Spot {
    /// What an address shows.
    pub fn at(address: &str) -> Self {
        let path = address.split('?').next().unwrap_or_default();
        let id = path.strip_prefix(Route::Lessons.address());
        match id.unwrap_or_default().trim_matches('/') {
            "" => Self::All,
            id => Self::One(id.to_owned()),
        }
    }
}

/// The address of a lesson.
pub fn lesson_address(id: &str) -> String {
    format!("{}/{id}", Route::Lessons.address())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_lesson_or_to_all() {
        assert_eq!(
            Spot::at(&lesson_address("cost")),
            Spot::One("cost".to_owned())
        );
        assert_eq!(
            Spot::at("#/lessons/cost/?x=1"),
            Spot::One("cost".to_owned())
        );
        assert_eq!(Spot::at("#/lessons"), Spot::All);
        assert_eq!(Spot::at("#/about"), Spot::All);
    }
}
