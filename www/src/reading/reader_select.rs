//! The choice of the network that reads.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::readers::{BestEpoch, Imported, ReaderId, Readers, Stepped, Trained};

/// The network that comes with the page, the one that has learned the visitor's hand, each one
/// trained here, copies that have taken steps by hand, and those from files.
#[component]
pub fn ReaderSelect() -> impl IntoView {
    let i18n = use_i18n();
    let readers = expect_context::<Readers>();
    let trained = readers.trained();
    let has_hand = readers.has_hand();
    // A memo, so that the list is made anew when a network comes or goes, not whenever one learns.
    let names = Memo::new(move |_| {
        let name = |network: &Trained| (ReaderId::Trained(network.run), network.name.clone());
        trained.with(|trained| trained.iter().map(name).collect::<Vec<_>>())
    });
    let best = move || {
        let id = |best: &BestEpoch| ReaderId::Best(best.run);
        let ids = readers
            .best()
            .with(|best| best.iter().map(id).collect::<Vec<_>>());
        let named = ids.into_iter().map(|id| (id, readers.name(i18n, id)));
        named.collect::<Vec<_>>()
    };
    let stepped = move || {
        let id = |stepped: &Stepped| ReaderId::Stepped(stepped.number);
        let ids = readers
            .stepped()
            .with(|stepped| stepped.iter().map(id).collect::<Vec<_>>());
        let named = ids.into_iter().map(|id| (id, readers.name(i18n, id)));
        named.collect::<Vec<_>>()
    };
    let imported = move || {
        let id = |imported: &Imported| ReaderId::Imported(imported.number);
        let ids = readers
            .imported()
            .with(|imported| imported.iter().map(id).collect::<Vec<_>>());
        let named = ids.into_iter().map(|id| (id, readers.name(i18n, id)));
        named.collect::<Vec<_>>()
    };
    let option = move |(id, name): (ReaderId, String)| {
        view! {
            <option value=id.to_string() selected=move || readers.selected() == id>
                {name}
            </option>
        }
    };
    view! {
        <label class="reader">
            <span class="reader-label">{t!(i18n, pad.read_with)}</span>
            <select
                data-testid="reader"
                prop:value=move || readers.selected().to_string()
                on:change:target=move |event| {
                    if let Ok(id) = event.target().value().parse() {
                        readers.select(id);
                    }
                }
            >
                <option
                    value=ReaderId::Shipped.to_string()
                    selected=move || readers.selected() == ReaderId::Shipped
                >
                    {t!(i18n, pad.shipped)}
                </option>
                {move || {
                    let name = t_string!(i18n, hand.reader).to_owned();
                    has_hand.get().then(|| option((ReaderId::Hand, name)))
                }}
                {move || names.get().into_iter().map(option).collect_view()}
                {move || best().into_iter().map(option).collect_view()}
                {move || stepped().into_iter().map(option).collect_view()}
                {move || imported().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
