//! A button that lets people choose files of their own.

use leptos::prelude::*;
use web_sys::File;

/// A label around a hidden file field, so that it looks like the other buttons and is reached like a field.
#[component]
pub fn FileButton(
    /// Its `id` and `data-testid`.
    id: &'static str,
    /// Kinds of files to show first, such as `.json`; all where that is empty.
    #[prop(optional)]
    accept: &'static str,
    /// Whether several can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// Gets what was chosen, at least one file.
    on_files: impl Fn(Vec<File>) + 'static,
    /// What the button says.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="button file-button">
            <input
                class="visually-hidden"
                type="file"
                accept=(!accept.is_empty()).then_some(accept)
                multiple=multiple
                id=id
                data-testid=id
                on:change:target=move |event| {
                    let input = event.target();
                    let files = input.files().into_iter();
                    let files = files.flat_map(|list| (0..list.length()).filter_map(move |at| list.get(at)));
                    let files: Vec<File> = files.collect();
                    // The same file, mended, can be chosen again.
                    input.set_value("");
                    if !files.is_empty() {
                        on_files(files);
                    }
                }
            />
            {children()}
        </label>
    }
}
