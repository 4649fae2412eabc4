//! The card of the lesson that runs: a sheet along the lower edge, or a column at the side of a wide screen.

mod bar;
mod body;
mod steps;

use leptos::ev::KeyboardEvent;
use leptos::html::{Aside, H2};
use leptos::prelude::*;

use self::bar::{Bar, FOLD};
use self::body::Body;
use self::steps::Steps;
use super::focus::{focus_heading, is_idle};
use super::height::tell_height;
use crate::focus::focus;
use crate::i18n::{t_string, use_i18n};
use crate::lessons::course::Course;
use crate::lessons::guide::Sight;
use crate::lessons::step::Lesson;

/// The present step of a lesson, and what leads to the others.
#[component]
pub fn Card(
    lesson: &'static Lesson,
    /// How far the looking for what the step points at is.
    sight: RwSignal<Sight>,
) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let is_folded = RwSignal::new(false);
    let (card, heading) = (NodeRef::<Aside>::new(), NodeRef::<H2>::new());
    tell_height(card);
    keep_focus(course, sight, is_folded, heading);

    let name = move || {
        let title = i18n.text(lesson.title);
        t_string!(i18n, lessons.lesson_named, title)
    };
    let by_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        match event.key().as_str() {
            // The last step ends by its button only.
            "ArrowRight" => course.next(),
            "ArrowLeft" => course.back(),
            "Escape" => {
                is_folded.update(|folded| *folded = !*folded);
                // What had it may be folded away.
                focus(FOLD);
            }
            _ => return,
        }
        // The pad, too, listens to keys.
        event.prevent_default();
    };

    view! {
        <aside
            class="lesson-dock"
            aria-label=name
            data-testid="lesson"
            data-id=lesson.id
            data-step=move || course.number() + 1
            data-steps=lesson.steps.len()
            data-sight=move || sight.get().name()
            node_ref=card
            on:keydown=by_key
        >
            <Bar lesson is_folded />
            <div id="lesson-body" class="lesson-body" hidden=move || is_folded.get()>
                <Body lesson sight heading />
            </div>
            <Steps lesson />
        </aside>
    }
}

/// Each step has the focus on its heading, unless one is at work on the page by the time its place is there.
fn keep_focus(
    course: Course,
    sight: RwSignal<Sight>,
    is_folded: RwSignal<bool>,
    heading: NodeRef<H2>,
) {
    let to_heading = move || {
        if let Some(heading) = heading.get_untracked() {
            focus_heading(&heading);
            if let Some(body) = heading.parent_element() {
                body.set_scroll_top(0);
            }
        }
    };
    Effect::new(move |_| {
        // A lesson that was running when the page was left does not take the focus of whoever comes back.
        if course.showings() > 0 {
            is_folded.set(false);
            request_animation_frame(to_heading);
        }
    });
    Effect::new(move |_| {
        if sight.get() == Sight::Shown && is_idle() {
            to_heading();
        }
    });
}
