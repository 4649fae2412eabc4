//! The form's settings in the page's address: what is not as it usually is, by the names of the fields.

use digit_lab::training::{Field, TrainingSpec};

use crate::draft::Draft;
use crate::{Origin, Query, Route, with_query};

/// The name under which an address names the origin of the digits.
const DATA: &str = "data";

/// The longest value that is taken from an address, in characters; no setting is as long.
const LONGEST: usize = 300;

/// Whether a name in an address is one of a setting.
fn is_setting(name: &str) -> bool {
    name == DATA || Field::ALL.iter().any(|field| field.name() == name)
}

/// The query of an address with these settings; what else was in `before` stays in front.
pub fn with_settings(before: &Query, draft: &Draft, origin: Origin, training_images: u32) -> Query {
    let usual = Draft::usual(training_images);
    let others = before.iter().filter(|(name, _)| !is_setting(name));
    let mut query: Query = others.cloned().collect();
    // Files of a visitor's own are nowhere but on that visitor's machine.
    if origin == Origin::Full {
        query.push((DATA.to_owned(), origin.name().to_owned()));
    }
    let fields = Field::ALL.iter().copied();
    let unusual = fields.filter(|field| draft.text(*field) != usual.text(*field));
    query.extend(unusual.map(|field| (field.name().to_owned(), draft.text(field).to_owned())));
    query
}

/// The address of the training panel with these settings, given how many training images there are.
pub fn panel_address(spec: &TrainingSpec, origin: Origin, training_images: u32) -> String {
    let draft = Draft::of(spec);
    let query = with_settings(&Query::new(), &draft, origin, training_images);
    with_query(Route::Bench.address(), &query)
}

/// The form as an address wants it, if it says anything of it; `training_images` knows how many there
/// are of an origin. What an address says counts as typed, right or wrong.
pub fn settings_of(
    query: &Query,
    training_images: impl Fn(Origin) -> u32,
) -> Option<(Origin, Draft)> {
    if !query.iter().any(|(name, _)| is_setting(name)) {
        return None;
    }
    let data = query.iter().find(|(name, _)| name == DATA);
    let origin = data.and_then(|(_, name)| Origin::named(name));
    let origin = origin
        .filter(|origin| *origin == Origin::Full)
        .unwrap_or_default();
    let mut draft = Draft::usual(training_images(origin));
    for (name, value) in query {
        if let Some(field) = Field::ALL.iter().find(|field| field.name() == name) {
            draft.set_typed(*field, value.chars().take(LONGEST).collect());
        }
    }
    Some((origin, draft))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query_of;

    const IMAGES: u32 = 10_000;

    fn read(address: &str) -> Option<(Origin, Draft)> {
        settings_of(&query_of(address), |origin| {
            origin.expected_training_images()
        })
    }

    fn draft(settings: &[(Field, &str)]) -> Draft {
        let mut draft = Draft::usual(IMAGES);
        for (field, text) in settings {
            draft.set(*field, (*text).to_owned());
        }
        draft
    }

    #[test]
    fn an_address_holds_what_is_unusual_and_leads_back_to_it() {
        let check = |settings: &[(Field, &str)], address: &str| {
            let draft = draft(settings);
            let query = with_settings(&Vec::new(), &draft, Origin::Bundled, IMAGES);
            assert_eq!(with_query("#/", &query), address);
            if !settings.is_empty() {
                assert_eq!(read(address), Some((Origin::Bundled, draft)));
            }
        };
        check(&[], "#/");
        check(
            &[(Field::Layers, "30"), (Field::LearningRate, "3")],
            "#/?layers=30&learning-rate=3",
        );
        check(
            &[(Field::Cost, "quadratic"), (Field::TrainingSize, "500")],
            "#/?cost=quadratic&training-size=500",
        );
        check(&[(Field::Layers, "")], "#/?layers=");
    }

    #[test]
    fn all_of_mnist_can_be_asked_for_and_what_is_not_a_setting_stays() {
        let query = query_of("#/?experiment=3.11&seed=4");
        let query = with_settings(&query, &Draft::usual(50_000), Origin::Full, 50_000);
        assert_eq!(with_query("#/", &query), "#/?experiment=3.11&data=full");
        let (origin, draft) = read("#/?data=full").unwrap();
        assert_eq!(
            (origin, draft.text(Field::TrainingSize)),
            (Origin::Full, "50000")
        );
        assert_eq!(
            read("#/?data=own&seed=2").map(|it| it.0),
            Some(Origin::Bundled)
        );
    }

    #[test]
    fn an_address_without_settings_says_nothing() {
        assert_eq!(read("#/"), None);
        assert_eq!(read("#/?digit=7"), None);
    }

    #[test]
    fn each_wrong_value_is_named_by_its_field() {
        let (_, draft) = read(
            "#/?cost=%3Cscript%3E&learning-rate=1e999&seed=-1&layers=30,,x&activation=softmax&epochs=",
        )
        .unwrap();
        let wrong: Vec<Field> = draft
            .errors(IMAGES as usize)
            .iter()
            .map(|it| it.field)
            .collect();
        for field in [
            Field::Cost,
            Field::LearningRate,
            Field::Seed,
            Field::Layers,
            Field::Epochs,
        ] {
            assert!(wrong.contains(&field), "{field} is not among {wrong:?}");
        }
        let long = format!("#/?layers={}", "9".repeat(100_000));
        assert_eq!(read(&long).unwrap().1.text(Field::Layers).len(), LONGEST);
    }

    #[test]
    fn what_an_address_says_twice_is_wrong_once() {
        let (_, draft) = read("#/?cost=one&cost=other").unwrap();
        assert_eq!(draft.text(Field::Cost), "other");
        assert_eq!(draft.errors(IMAGES as usize).len(), 1);
    }

    #[test]
    fn choosing_anew_sets_an_unknown_choice_right() {
        let (_, mut draft) = read("#/?cost=nonsense").unwrap();
        assert_eq!(draft.errors(IMAGES as usize).len(), 1);
        draft.set(Field::Cost, "quadratic".to_owned());
        assert!(draft.errors(IMAGES as usize).is_empty());
    }
}
