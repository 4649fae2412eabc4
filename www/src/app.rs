//! The page as a whole: what every part shares, the header, and one place at a time.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::about::About;
use crate::activity::Activity;
use crate::breath::breathe;
use crate::errors::{ErrorBanner, Errors};
use crate::experiments::Experiments;
use crate::hand::{HandPanel, Teach};
use crate::header::{Header, keep_title, place_name};
use crate::i18n::{Spoken, t, use_i18n};
use crate::inside::Inside;
use crate::lazy::{Lazy, lazy};
use crate::lessons::Lessons;
use crate::network_files::{NetworkFiles, NetworkFilesPanel};
use crate::offline::Offline;
use crate::pad::{Drawing, Pad, TestDigit};
use crate::pictures::{PictureChooser, PicturePanel};
use crate::readers::Readers;
use crate::reading::{PreparationPanel, ReaderSelect, ReadingPanel};
use crate::route::{Route, use_route};
use crate::runs::Arrivals;
use crate::training::{Past, TrainingPanel};
use crate::turns::{InTurn, Turns};
use crate::{
    canvas, database, hand, language, lessons, network_files, pictures, readers, reading, theme,
};

lazy!(
    fn experiments(shown: Signal<bool>) -> AnyView {
        view! { <Experiments shown /> }.into_any()
    }
);
lazy!(
    fn inside(shown: Signal<bool>) -> AnyView {
        view! { <Inside shown /> }.into_any()
    }
);
lazy!(
    fn lessons_and_card(shown: Signal<bool>) -> AnyView {
        view! { <Lessons shown /> }.into_any()
    }
);
lazy!(
    fn about(shown: Signal<bool>) -> AnyView {
        view! { <About shown /> }.into_any()
    }
);

/// Puts the page where its still picture has been.
pub fn mount() {
    let Some(root) = document()
        .get_element_by_id("page")
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    spawn_local(async move {
        let language = language::first().await;
        // The browser may paint once between getting the program ready and building the page.
        breathe().await;
        root.set_inner_html("");
        root.set_class_name("");
        mount_to(root, move || view! { <App language /> }).forget();
    });
}

/// The page.
#[component]
fn App(
    /// The language that it speaks at first.
    language: Spoken,
) -> impl IntoView {
    language::provide(language);
    theme::provide();
    canvas::provide();
    let turns = Turns::new();
    provide_context(turns);
    let is_built = turns.are_over();
    let (errors, readers, drawing) = (Errors::new(), Readers::new(), Drawing::new());
    provide_context(errors);
    database::watch(errors);
    provide_context(Activity::new());
    provide_context(readers);
    provide_context(NetworkFiles::new());
    provide_context(drawing);
    provide_context(TestDigit::new(drawing, errors));
    provide_context(Past::new());
    provide_context(Arrivals::new());
    reading::provide(drawing, readers);
    hand::provide(readers);
    network_files::restore(readers);
    readers::fetch_shipped(readers, errors);
    pictures::provide(readers, errors);
    let i18n = use_i18n();
    let route = use_route(i18n, errors);
    keep_title(i18n, route);
    let on_bench = Signal::derive(move || route.get() == Route::Bench);
    let on_inside = Signal::derive(move || route.get() == Route::Inside);
    // Both have the pad.
    let at_pad = Signal::derive(move || on_bench.get() || on_inside.get());
    let on_experiments = Signal::derive(move || route.get() == Route::Experiments);
    let on_lessons = Signal::derive(move || route.get() == Route::Lessons);
    // A lesson goes on beside every place, also on the next visit.
    let is_under_way = lessons::is_one_under_way();
    let with_lessons = Signal::derive(move || is_under_way || on_lessons.get());
    let on_about = Signal::derive(move || route.get() == Route::About);

    view! {
        <a class="skip-link" href="#content">{t!(i18n, common.skip)}</a>
        <Header route />
        // All places stay alive: leaving a drawing or a training for a moment loses nothing.
        <main id="content" class="content" class:bench=at_pad class:bench-inside=on_inside>
            <div class="bench-reading" hidden=move || !at_pad.get()>
                // The other places have a heading of their own to be seen.
                <h1 class="visually-hidden">{move || place_name(i18n, route.get())}</h1>
                <Pad shown=at_pad />
                <InTurn>
                    <ReadingPanel />
                </InTurn>
                <InTurn>
                    <Teach />
                    <ReaderSelect />
                    <NetworkFilesPanel />
                    <PreparationPanel />
                    <HandPanel />
                </InTurn>
            </div>
            // Here an error that comes while someone draws does not move the pad.
            <ErrorBanner />
            <div class="bench-beside" hidden=move || !at_pad.get()>
                <InTurn>
                    <PicturePanel />
                </InTurn>
                // Shown once it is whole: the browser lays it out once.
                <div hidden=move || !on_bench.get() || !is_built.get()>
                    // No place of its own: what it shares with others would come in many small files.
                    <InTurn>
                        <TrainingPanel />
                    </InTurn>
                </div>
                <div hidden=move || !on_inside.get()>
                    <Lazy when=on_inside place=move || inside(on_inside) has_sheet=true />
                </div>
            </div>
            <div hidden=move || !on_experiments.get()>
                <Lazy when=on_experiments place=move || experiments(on_experiments) has_sheet=true />
            </div>
            <div hidden=move || route.get() != Route::About>
                <Lazy when=on_about place=move || about(on_about) has_sheet=true />
            </div>
            <div class="lessons-place">
                <Lazy when=with_lessons place=move || lessons_and_card(on_lessons) has_sheet=true />
            </div>
            <InTurn>
                <PictureChooser />
            </InTurn>
        </main>
        // `trunk serve` changes its files all the time.
        {cfg!(feature = "split").then(|| view! { <Offline /> })}
    }
}
