//! Files dropped anywhere on the page: pictures are read, networks opened, others are data to train on.

use leptos::ev;
use leptos::prelude::*;
use web_sys::{DragEvent, File};

use crate::i18n::{t, use_i18n};
use crate::network_files::{NetworkFiles, is_network};
use crate::pictures::{Pictures, is_for_pictures};
use crate::training::store::Training;

/// Takes dropped files, and says so while some hang over the page.
#[component]
pub fn DropZone() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let pictures = expect_context::<Pictures>();
    let networks = expect_context::<NetworkFiles>();
    let is_over = RwSignal::new(false);

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
            let (to_open, others): (Vec<_>, Vec<_>) = files_of(&event)
                .into_iter()
                .partition(|file| is_network(&file.name()));
            let (to_read, data): (Vec<_>, Vec<_>) = others
                .into_iter()
                .partition(|file| is_for_pictures(file, event.target()));
            if let Some(network) = to_open.into_iter().next() {
                networks.take(network);
            }
            if let Some(picture) = to_read.first() {
                pictures.read(picture);
            }
            if !data.is_empty() {
                training.use_files(data);
            }
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
