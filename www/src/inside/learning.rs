//! How it learns: weights, activations and gradients at each time of a training.

mod album;
mod curves;
mod layers;
mod spread;
mod studies;
mod times;

use leptos::prelude::*;

use self::album::Album;
use self::curves::Curves;
use self::layers::LayerList;
use self::studies::Studies;
use self::times::Times;
use super::bit_by_bit::After;
use super::subject::Subject;
use super::weights::Weights;
use crate::i18n::{t, use_i18n};
use crate::training::Past;

/// The view *How it learns*.
#[component]
pub fn LearningView() -> impl IntoView {
    let i18n = use_i18n();
    let past = expect_context::<Past>();
    let album = Album::new(past);
    let studies = Studies::new(album);
    let shown = expect_context::<Subject>().shown;
    Effect::new(move |_| past.is_wanted.set(shown.get()));
    on_cleanup(move || past.is_wanted.set(false));
    view! {
        <div
            class="inside-learning"
            data-testid="inside-learning"
            data-moments=move || album.pages.with(Vec::len)
            data-studied=move || studies.count().0
            data-epochs=move || album.epochs()
        >
            <p class="inside-note">{t!(i18n, learning.words)}</p>
            <Times album studies />
            <After frames=1>
                <Weights of=album.shown ranges=album.ranges />
            </After>
            <After frames=2>
                <LayerList album studies />
            </After>
            <After frames=3>
                <Curves album studies />
            </After>
        </div>
    }
}
