//! Lessons: short tours that drive the page itself, step by step.
//!
//! Lessons are data: [`catalog`] has a table of steps for each. [`course`] knows which one runs and how far
//! it is, [`guide`] opens places, finds what a step points at and presses what it offers, and
//! [`mod@view`] has the list, and the card that stays beside whatever place a step opens.

mod catalog;
mod course;
mod guide;
mod link;
mod matching;
mod record;
mod step;
mod view;

pub use digit_lab_address::lessons as address;
use leptos::prelude::*;

use self::address::Spot;
use self::course::Course;
pub use self::link::LessonLink;
pub use self::matching::{lesson_of_experiment, lesson_of_field, lesson_of_view};
pub use self::record::is_one_under_way;
use self::view::{Dock, List, NoSuch, Overview};
use crate::i18n::I18n;
use crate::route::Route;

/// The place *Lessons*, and the card of the lesson that runs, wherever one is.
#[component]
pub fn Lessons(
    /// Whether the place is to be seen.
    shown: Signal<bool>,
) -> impl IntoView {
    let course = Course::new();
    provide_context(course);
    // One that an earlier visit has left under way points again.
    if course.is_running() {
        course.point();
    }
    // A style sheet covers what the page tells of the answer.
    Effect::new(move |_| {
        let asking = course.is_asking();
        if let Some(root) = document().document_element() {
            // Without it the answer is only to be seen too early.
            let _ = root.class_list().toggle_with_force("lesson-asks", asking);
        }
    });
    let spot = use_spot();
    let place = move || {
        I18n::provide_nearby();
        match spot.get() {
            Spot::All => view! { <List /> }.into_any(),
            Spot::One(id) => match catalog::lesson(&id) {
                Some(lesson) => view! { <Overview lesson /> }.into_any(),
                None => view! { <NoSuch id /> }.into_any(),
            },
        }
    };

    view! {
        <div class="lessons" hidden=move || !shown.get()>
            {place}
        </div>
        <Dock />
    }
}

/// What the address shows; the last thing shown while another place is.
fn use_spot() -> ReadSignal<Spot> {
    let address = || location().hash().unwrap_or_default();
    let (spot, set_spot) = signal(Spot::at(&address()));
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        let address = address();
        if Route::at(&address) == Some(Route::Lessons) {
            set_spot.set(Spot::at(&address));
        }
    });
    on_cleanup(move || listener.remove());
    spot
}
