//! The place of the card, and what the card points at.

use leptos::prelude::*;

use super::card::Card;
use super::frame::frame;
use crate::i18n::I18n;
use crate::lessons::course::Course;
use crate::lessons::guide::{Sight, seek};
use crate::lessons::step::Step;

/// The card of the lesson that runs, and a frame around what its step points at.
#[component]
pub fn Dock() -> impl IntoView {
    let course = expect_context::<Course>();
    let sight = RwSignal::new(Sight::Nothing);
    Effect::new(move |_| {
        let showing = course.showings();
        let target = untrack(|| course.step()).and_then(|step| step.looks_at);
        let Some(target) = target.filter(|_| showing > 0) else {
            sight.set(Sight::Nothing);
            return;
        };
        sight.set(Sight::Looking);
        let is_wanted = move || {
            let runs = course.is_running();
            runs && untrack(|| course.showings()) == showing
        };
        seek(target, is_wanted, move |seen| {
            sight.try_set(seen);
        });
    });
    frame(move || {
        let target = course.step().and_then(|step: &Step| step.looks_at)?;
        Some(target.selector())
    });
    move || {
        I18n::provide_nearby();
        course
            .lesson()
            .map(|lesson| view! { <Card lesson sight /> })
    }
}
