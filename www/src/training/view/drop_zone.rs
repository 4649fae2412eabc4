//! Files dropped anywhere on the page: pictures are read, networks opened, runs added, data is trained on.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

use super::dropped::Dropped;
use crate::errors::{Errors, Source};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::network_files::NetworkFiles;
use crate::pictures::{Pictures, is_for_pictures};
use crate::runs::Arrivals;
use crate::training::store::Training;

/// Takes dropped files, and says so while some hang over the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let pictures = expect_context::<Pictures>();
    let networks = expect_context::<NetworkFiles>();
    let (errors, arrivals) = (expect_context::<Errors>(), expect_context::<Arrivals>());
    let is_over = RwSignal::new(false);

    let take_in = move |files: Vec<File>| async move {
        let (mut data, mut network, mut is_all_known) = (Vec::new(), None, true);
        for file in files {
            match Dropped::of(&file).await {
                Dropped::Data => data.push(file),
                Dropped::Network => network = network.or(Some(file)),
                Dropped::Run => arrivals.bring_file(file),
                other => {
                    say(i18n, errors, &other, file.name());
                    is_all_known = false;
                }
            }
        }
        if let Some(network) = network {
            networks.take(network);
        }
        // Else what becomes of them would take the place of what was said.
        if is_all_known && !data.is_empty() {
            training.use_files(data);
        }
    };

    let over = window_event_listener(ev::dragover, move |event| {
        if carries_files(&event) {
            // Otherwise the browser would leave the page to show the file.
            event.prevent_default();
            is_over.set(true);
        }
    });
    // Leaving an element for another is told as well; leaving the window has no other side.
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop_files = window_event_listener(ev::drop, move |event| {
        if carries_files(&event) {
            event.prevent_default();
            is_over.set(false);
            let (to_read, others): (Vec<_>, Vec<_>) = files_of(&event)
                .into_iter()
                .partition(|file| is_for_pictures(file, event.target()));
            if let Some(picture) = to_read.first() {
                pictures.read(picture);
            }
            spawn_local(take_in(others));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop_files.remove();
    });

    view! {
        <div class="drop-hint" hidden=move || !is_over.get() aria-hidden="true">
            <p>{t!(i18n, training.drop_here)}</p>
        </div>
    }
}

/// Says of a file where it belongs, or that it belongs nowhere.
fn say(i18n: I18n, errors: Errors, what: &Dropped, name: String) {
    let everything = |i18n: I18n, name: String| t_string!(i18n, faults.dropped_everything, name);
    let drawings = |i18n: I18n, name: String| t_string!(i18n, faults.dropped_drawings, name);
    let unknown = |i18n: I18n, name: String| t_string!(i18n, faults.dropped_unknown, name);
    let sentence: fn(I18n, String) -> String = match what {
        Dropped::Everything => everything,
        Dropped::Drawings => drawings,
        _ => unknown,
    };
    errors.show(Source::Data, move || sentence(i18n, name.clone()));
}

fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

fn files_of(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|transfer| transfer.files());
    let list = files
        .iter()
        .flat_map(|files| (0..files.length()).filter_map(|n| files.get(n)));
    list.collect()
}
