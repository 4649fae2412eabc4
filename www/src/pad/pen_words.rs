//! The pen of the keys for those who hear the page: where it is once it rests, and when it is set down or lifted.

use std::time::Duration;

use digit_lab::drawing::Point;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::pad::keyboard_pen::{KeyboardPen, STEPS};

/// A key that is held down moves the pen more often than that: the places on the way are not told.
const REST: Duration = Duration::from_millis(300);

/// A line that screen readers speak when it changes.
#[component]
pub fn PenWords(pen: KeyboardPen) -> impl IntoView {
    let i18n = use_i18n();
    // What is told rather than the words, which follow the language.
    let said = RwSignal::new(None::<(Point, Option<bool>)>);
    let moves = StoredValue::new(0_u32);
    // Whether the pen was down when it was last told of.
    let told_down = StoredValue::new(false);
    Effect::new(move |_| {
        let (place, is_down) = (pen.place().get(), pen.is_down().get());
        moves.update_value(|moves| *moves += 1);
        let this = moves.get_value();
        let Some(place) = place else {
            told_down.set_value(false);
            said.set(None);
            return;
        };
        let tell = move || {
            // The pen has moved on, or the pad is gone.
            if moves.try_get_value() != Some(this) {
                return;
            }
            let is_news = told_down.get_value() != is_down;
            told_down.set_value(is_down);
            said.set(Some((place, is_news.then_some(is_down))));
        };
        set_timeout(tell, REST);
    });
    view! {
        <p class="visually-hidden" role="status" data-testid="pen-said">
            {move || said.get().map(|(place, set_down)| words(i18n, place, set_down))}
        </p>
    }
}

/// Where the pen is, in steps from the upper left corner; before that what has been done with it, if anything.
fn words(i18n: I18n, place: Point, set_down: Option<bool>) -> String {
    let steps = |share: f32| {
        let steps = f64::from((share * STEPS).round());
        format(i18n.get_locale(), steps, Style::Decimals(0))
    };
    let (across, down) = (steps(place.x), steps(place.y));
    match set_down {
        None => t_string!(i18n, pad.pen_at, across, down),
        Some(true) => t_string!(i18n, pad.pen_down_at, across, down),
        Some(false) => t_string!(i18n, pad.pen_up_at, across, down),
    }
}
