//! The labeled drawings, newest first, a page at a time.

use leptos::prelude::*;

use crate::focus::focus_soon;
use crate::hand::drawings::{Drawings, Kept};
use crate::hand::path::path;
use crate::hand::words::whole;
use crate::i18n::{t, t_string, use_i18n};

/// Drawings a page: four rows of six.
const PAGE: usize = 24;

/// A thumbnail's side and margin, in its own units.
const SIDE: f32 = 48.0;
const MARGIN: f32 = 6.0;

/// The `id` of the list's heading.
pub(super) const HEADING_ID: &str = "hand-drawings-heading";

/// The `id` of the button that deletes a drawing.
fn delete_id(name: u64) -> String {
    format!("hand-delete-{name}")
}

/// Thumbnails with labels; each can be deleted.
#[component]
pub fn List() -> impl IntoView {
    let i18n = use_i18n();
    let drawings = expect_context::<Drawings>();
    let all = drawings.all();
    let count = Memo::new(move |_| all.with(Vec::len));
    let wanted = RwSignal::new(0_usize);
    // Where drawings went, so may have the page.
    let page = Memo::new(move |_| wanted.get().min(count.get().saturating_sub(1) / PAGE));
    let shown = Memo::new(move |_| {
        all.with(|all| {
            let newest = all.iter().rev();
            let shown = newest.skip(page.get() * PAGE).take(PAGE);
            shown.cloned().collect::<Vec<_>>()
        })
    });
    let delete = move |name: u64| {
        // The keyboard goes on to the next one.
        let names = shown.with_untracked(|shown| {
            let mut names = shown.iter().map(|kept| kept.name);
            let others = [
                names.clone().skip_while(|it| *it != name).nth(1),
                names.rfind(|it| *it != name),
            ];
            others.map(|name| name.map(delete_id).unwrap_or_default())
        });
        drawings.delete(name);
        let [next, last] = names;
        focus_soon([next, last, HEADING_ID.to_owned()]);
    };
    let thumb = move |Kept { name, drawing }: Kept| {
        let digit = drawing.label;
        view! {
            <li class="hand-drawing" data-testid="hand-drawing" data-label=digit>
                <svg
                    viewBox=format!("0 0 {SIDE} {SIDE}")
                    role="img"
                    aria-label=move || t_string!(i18n, hand.thumb, digit)
                >
                    <path d=path(&drawing.strokes, SIDE, MARGIN) />
                </svg>
                <span aria-hidden="true">{digit}</span>
                <button
                    type="button"
                    class="quiet"
                    id=delete_id(name)
                    aria-label=move || t_string!(i18n, hand.delete, digit)
                    on:click=move |_| delete(name)
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M4 4l8 8M12 4l-8 8" />
                    </svg>
                </button>
            </li>
        }
    };
    let pages = move || {
        let number = |number: usize| whole(i18n, number as f64);
        let from = page.get() * PAGE;
        let to = (from + PAGE).min(count.get());
        let (from, to, all) = (number(from + 1), number(to), number(count.get()));
        t_string!(i18n, hand.page, from, to, all)
    };

    view! {
        <section class="hand-list">
            <h2 id=HEADING_ID tabindex="-1">
                {t!(i18n, hand.drawings)}
            </h2>
            <p class="hand-note" hidden=move || count.get() != 0>
                {t!(i18n, hand.none)}
            </p>
            <ul class="hand-drawings">
                {move || shown.get().into_iter().map(thumb).collect_view()}
            </ul>
            <div class="hand-pages" hidden=move || count.get() <= PAGE>
                <button
                    type="button"
                    disabled=move || page.get() == 0
                    on:click=move |_| wanted.set(page.get_untracked().saturating_sub(1))
                >
                    {t!(i18n, hand.newer)}
                </button>
                <span>{pages}</span>
                <button
                    type="button"
                    data-testid="hand-older"
                    disabled=move || { (page.get() + 1) * PAGE >= count.get() }
                    on:click=move |_| wanted.set(page.get_untracked() + 1)
                >
                    {t!(i18n, hand.older)}
                </button>
            </div>
        </section>
    }
}
