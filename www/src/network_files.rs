//! Networks as files: the one that reads the pad is saved, others are opened to read it, and kept.

mod desk;
mod store;
mod view;
mod words;
mod worker;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::breath::breathe;
use crate::i18n::{t, use_i18n};
use crate::lazy::{Lazy, lazy};
use crate::readers::Readers;

lazy! {
    fn network_files(files: NetworkFiles) -> AnyView {
        view! { <view::Contents files /> }.into_any()
    }
}

lazy! {
    fn kept_networks(readers: Readers) -> () {
        store::restore(readers);
    }
}

/// Brings back the networks that earlier visits have left, if there are any.
pub fn restore(readers: Readers) {
    spawn_local(async move {
        // To open a browser's first database takes as long as building a part of the page.
        breathe().await;
        if store::is_any().await {
            // What does not arrive now is there at the next visit.
            let _ = kept_networks(readers).await;
        }
    });
}

/// Where files of networks arrive. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct NetworkFiles {
    is_open: RwSignal<bool>,
    /// One that has been dropped and not yet been taken in.
    dropped: RwSignal<Option<File>, LocalStorage>,
}

impl NetworkFiles {
    /// Folded, without files.
    pub fn new() -> Self {
        Self {
            is_open: RwSignal::new(false),
            dropped: RwSignal::new_local(None),
        }
    }

    /// Opens a file, and the part of the page that says what comes of it.
    pub fn take(self, file: File) {
        self.dropped.set(Some(file));
        self.is_open.set(true);
    }
}

/// Whether a file's name says that it holds a network, or would like to.
pub fn is_network(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["json", "safetensors", "onnx"].contains(&ending)
}

/// Saving and opening, in a part of the page that folds.
#[component]
pub fn NetworkFilesPanel() -> impl IntoView {
    let i18n = use_i18n();
    let files = expect_context::<NetworkFiles>();
    let is_open = files.is_open;
    view! {
        <details
            class="preparation"
            data-testid="network-files"
            prop:open=move || is_open.get()
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary>{t!(i18n, pad.network_files)}</summary>
            <Lazy when=is_open place=move || network_files(files) />
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::is_network;

    #[test]
    fn files_of_networks_are_told_by_their_names() {
        for name in ["a.json", "my.Net.SAFETENSORS", "x.onnx"] {
            assert!(is_network(name), "{name}");
        }
        for name in ["a.png", "train-images-idx3-ubyte", "a.json.gz", ""] {
            assert!(!is_network(name), "{name}");
        }
    }
}
