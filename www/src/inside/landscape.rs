//! The cost around the present weights: along a line, or over a plane.

mod contour;
mod effort;
mod line;
mod plane;
mod relief;
mod table;
mod terrain;

use leptos::prelude::*;

use self::line::LineView;
use self::plane::PlaneView;
use self::terrain::{Course, Found, Least, Terrain};
use super::anew::Anew;
use super::choice::choice;
use super::numerals::{numeral, whole};
use super::progress::Progress;
use super::subject::Subject;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::training::words;

/// How far one can look, in lengths of the weights.
const REACHES: [f64; 6] = [0.02, 0.05, 0.1, 0.2, 0.5, 1.0];

/// The view *The cost landscape*.
#[component]
pub fn LandscapeView() -> impl IntoView {
    let i18n = use_i18n();
    let subject = expect_context::<Subject>();
    let terrain = Terrain::new(subject);
    let steps = Memo::new(move |_| subject.has_steps());
    let is_plane = Memo::new(move |_| {
        let found = terrain.found.get();
        found.map(|found| found.landscape().directions > 1)
    });
    let body = move || {
        let found: Signal<Option<Found>> = terrain.found.into();
        match is_plane.get() {
            None => ().into_any(),
            Some(false) => view! { <LineView found /> }.into_any(),
            Some(true) => view! { <PlaneView found /> }.into_any(),
        }
    };
    let facts = move || {
        let found = terrain.found.get();
        found.map(|found| facts(i18n, &found))
    };
    let exact = move |pick: fn(&Found) -> String| move || terrain.found.get().map(|it| pick(&it));
    view! {
        <div
            class="inside-landscape"
            data-testid="landscape"
            data-images=exact(|found| found.scope.images.to_string())
            data-points=exact(|found| found.scope.points.to_string())
            data-here=exact(|found| found.here().to_string())
        >
            <p class="inside-note">{t!(i18n, landscape.words)}</p>
            <p class="inside-note" hidden=move || !steps.get()>
                {t!(i18n, landscape.step_words)}
            </p>
            <Choices terrain />
            <Progress />
            <Anew about=terrain.about depends=true ask=Callback::new(move |()| terrain.retry()) />
            {body}
            <p class="inside-note" role="status" data-testid="landscape-facts">
                {facts}
            </p>
        </div>
    }
}

/// Over what, how far, and in how many points.
#[component]
fn Choices(terrain: Terrain) -> impl IntoView {
    let i18n = use_i18n();
    let courses = move || {
        let words = |course| match course {
            Course::LineOfDescent => t_string!(i18n, landscape.line_descent),
            Course::RandomLine => t_string!(i18n, landscape.line_random),
            Course::PlaneOfDescent => t_string!(i18n, landscape.plane_descent),
            Course::RandomPlane => t_string!(i18n, landscape.plane_random),
        };
        let all = Course::ALL.into_iter();
        all.map(|course| (course.name().to_owned(), words(course).to_owned(), course))
            .collect()
    };
    let reaches = move || {
        let reach = |reach: f64| {
            let words = format!("\u{b1}{}", numeral(i18n, reach));
            (reach.to_string(), words, reach)
        };
        REACHES.into_iter().map(reach).collect()
    };
    let points = move || {
        let is_plane = terrain.course.get().is_plane();
        let words = |points: u32| {
            let count = whole(i18n, points as usize);
            if is_plane {
                format!("{count}\u{d7}{count}")
            } else {
                count
            }
        };
        let all = terrain.course.get().points().into_iter();
        all.map(|points| (points.to_string(), words(points), points))
            .collect()
    };
    let has_random = move || terrain.course.get() != Course::LineOfDescent;
    view! {
        <div class="inside-choices">
            {choice(
                "landscape-over",
                t!(i18n, landscape.over),
                courses,
                terrain.course.into(),
                move |course| terrain.course.set(course),
            )}
            {choice(
                "landscape-reach",
                t!(i18n, landscape.reach),
                reaches,
                terrain.reach.into(),
                move |reach| terrain.reach.set(reach),
            )}
            {choice(
                "landscape-points",
                t!(i18n, landscape.points),
                points,
                terrain.points.into(),
                move |points| terrain.asked_points.set(points),
            )}
            <button
                type="button"
                data-testid="landscape-another"
                hidden=move || !has_random()
                on:click=move |_| terrain.seed.update(|seed| *seed = seed.wrapping_add(1))
            >
                {t!(i18n, landscape.another)}
            </button>
        </div>
    }
}

/// Over which images, in how many points, and what is the least cost found.
fn facts(i18n: I18n, found: &Found) -> String {
    let scope = found.scope;
    let cost = words::cost(i18n, found.cost());
    let images = whole(i18n, scope.images as usize);
    let mut sentences = vec![t_string!(i18n, landscape.measured, cost, images)];
    if scope.has_fewer_points {
        let points = whole(i18n, scope.points as usize);
        sentences.push(t_string!(i18n, landscape.fewer_points, points));
    } else if scope.has_fewer_images() {
        sentences.push(t_string!(i18n, landscape.fewer_images).to_owned());
    }
    let here = numeral(i18n, found.here());
    let sentence = match found.least() {
        None => t_string!(i18n, landscape.no_numbers).to_owned(),
        Some(_) if found.is_flat() => t_string!(i18n, landscape.flat, here),
        Some(it) if it.cost >= found.here() => t_string!(i18n, landscape.least_here, here),
        Some(Least { alpha, beta, cost }) => {
            let least = numeral(i18n, cost);
            let rate = found.rate().map(|rate| numeral(i18n, alpha * rate));
            let alpha = numeral(i18n, alpha);
            match (beta.map(|beta| numeral(i18n, beta)), rate) {
                (Some(beta), _) => t_string!(i18n, landscape.least_plane, here, least, alpha, beta),
                (None, Some(rate)) => t_string!(i18n, landscape.least_descent, here, least, rate),
                (None, None) => t_string!(i18n, landscape.least_line, here, least, alpha),
            }
        }
    };
    sentences.push(sentence);
    sentences.join(t_string!(i18n, common.between_sentences))
}
