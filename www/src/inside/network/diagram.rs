//! Layers as columns of neurons, with the strongest connections between them.

use digit_lab::insight::shapes;
use leptos::html;
use leptos::prelude::*;

use super::Look;
use super::keys::{after_key, pick_at};
use super::lines::{self, Paths, STRENGTHS};
use super::plan::{Column, FOOT, HEAD, HEIGHT, Plan};
use super::shown::{Pick, Shown, shown};
use super::slots::{map_slot, neuron_slot};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::bit_by_bit::one_by_one;
use crate::inside::keys::is_shortcut;
use crate::inside::numerals::numeral;
use crate::inside::subject::{Seen, Subject};
use crate::inside::words::{is_dropout, layer_kind, layer_number, neuron_name};
use crate::resize::on_resize;

/// What is drawn, as it changes; copies are handles to the same.
#[derive(Clone, Copy)]
struct Drawn {
    plan: Memo<Plan>,
    shown: Memo<Shown>,
    /// The strongest lines.
    all: Memo<Paths>,
    /// Those of the neuron that is looked at.
    of_pick: Memo<Paths>,
}

impl Drawn {
    /// The digit's way through the network, in a place of so many pixels.
    fn new(look: Look, seen: Memo<Option<Seen>>, width: RwSignal<f64>) -> Self {
        let plan = Memo::new(move |_| {
            seen.with(|seen| seen.as_ref().map(|seen| plan_of(seen, width.get())))
                .unwrap_or_default()
        });
        let shown = Memo::new(move |_| {
            let (choose, pick) = (look.choose.get(), look.pick.get());
            seen.with(|seen| {
                let seen = seen.as_ref()?;
                Some(plan.with(|plan| shown(plan, seen, choose, pick)))
            })
            .unwrap_or_default()
        });
        let all = Memo::new(move |_| {
            let strength = look.strength.get();
            with_all(seen, plan, shown, |seen, plan, shown| {
                lines::all(plan, shown, seen, strength)
            })
        });
        let of_pick = Memo::new(move |_| {
            let pick = look.pick.get();
            with_all(seen, plan, shown, |seen, plan, shown| {
                let lines = pick.map(|pick| lines::of_pick(plan, shown, seen, pick));
                lines.unwrap_or_default()
            })
        });
        Self {
            plan,
            shown,
            all,
            of_pick,
        }
    }
}

/// The diagram. The pointer looks at neurons, a tap or the arrow keys pick one.
#[component]
pub fn Diagram(look: Look) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let frame = NodeRef::<html::Div>::new();
    let sheet = NodeRef::<html::Div>::new();
    let width = RwSignal::new(640.0);
    on_resize(
        move || frame.get().map(Into::into),
        move |now| {
            if now > 0.0 {
                width.set(now.floor());
            }
        },
    );
    let drawn = Drawn::new(look, seen, width);
    let Drawn { plan, shown, .. } = drawn;
    let hit = move |event: &web_sys::MouseEvent| {
        let sheet = sheet.get_untracked()?;
        let corner = sheet.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - corner.left();
        let y = f64::from(event.client_y()) - corner.top();
        plan.with_untracked(|plan| {
            let hit = plan.hit(x, y)?;
            shown.with_untracked(|shown| pick_at(plan, shown, hit))
        })
    };
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if is_shortcut(&event) {
            return;
        }
        let Some(now) = look.pick.get_untracked() else {
            return;
        };
        let next = plan.with_untracked(|plan| {
            shown.with_untracked(|shown| {
                after_key(plan, shown, now, &event.key(), event.shift_key())
            })
        });
        if let Some(next) = next {
            event.prevent_default();
            look.hovered.set(None);
            look.picked.set(Some(next));
        }
    };
    let words = move || {
        seen.with(|seen| {
            let seen = seen.as_ref()?;
            let layers = 1 + seen.network().layers().len();
            Some(t_string!(
                i18n,
                inside.diagram_label,
                layers,
                digit = seen.digit()
            ))
        })
    };
    let there = one_by_one(move || plan.with(|plan| plan.columns.len()));

    view! {
        <div
            class="inside-frame"
            node_ref=frame
            tabindex="0"
            role="application"
            aria-label=words
            aria-describedby="inside-keys"
            data-testid="inside-diagram"
            on:keydown=steer
        >
            <div
                class="inside-sheet"
                node_ref=sheet
                style:width=move || format!("{}px", plan.with(|plan| plan.width))
                style:height=format!("{}px", HEAD + HEIGHT + FOOT)
                on:pointermove=move |event| look.hovered.set(hit(&event))
                on:pointerleave=move |_| look.hovered.set(None)
                on:click=move |event| {
                    if let Some(pick) = hit(&event) {
                        look.picked.set(Some(pick));
                    }
                }
            >
                <For each=move || 0..there.get() key=|column| *column let:column>
                    <OneColumn column plan shown look />
                </For>
                <svg class="inside-lines" aria-hidden="true">
                    {paths(drawn.all, "inside-line")} {paths(drawn.of_pick, "inside-line inside-line-picked")}
                </svg>
            </div>
        </div>
        <p id="inside-keys" class="inside-hint">
            {t!(i18n, inside.diagram_keys)}
        </p>
    }
}

/// Does something with all three, where there are any.
fn with_all<R: Default>(
    seen: Memo<Option<Seen>>,
    plan: Memo<Plan>,
    shown: Memo<Shown>,
    make: impl FnOnce(&Seen, &Plan, &Shown) -> R,
) -> R {
    seen.with(|seen| {
        let seen = seen.as_ref()?;
        Some(plan.with(|plan| shown.with(|shown| make(seen, plan, shown))))
    })
    .unwrap_or_default()
}

/// The columns of a network: the input, and all layers but dropout.
fn plan_of(seen: &Seen, width: f64) -> Plan {
    let shapes = shapes(seen.network());
    let layers = seen.network().layers().iter().enumerate();
    let outputs = layers
        .filter(|(_, layer)| !is_dropout(layer.kind()))
        .map(|(index, layer)| (Some(index), layer.output()));
    let input = shapes.first().map(|shape| (None, *shape));
    let all: Vec<_> = input.into_iter().chain(outputs).collect();
    Plan::new(&all, width)
}

/// A path for each sign and strength.
fn paths(paths: Memo<Paths>, class: &'static str) -> impl IntoView {
    let path = move |sign: usize, strength: usize| {
        let name = ["minus", "plus"][sign];
        view! {
            <path
                class=format!("{class} inside-{name} inside-strength-{strength}")
                d=move || paths.with(|paths| paths[sign][strength].clone())
            />
        }
    };
    (0..STRENGTHS)
        .flat_map(|strength| [path(0, strength), path(1, strength)])
        .collect_view()
}

/// One layer: its name, its slots, and how many neurons more there are.
#[component]
fn OneColumn(column: usize, plan: Memo<Plan>, shown: Memo<Shown>, look: Look) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let this = Memo::new(move |_| plan.with(|plan| plan.columns.get(column).cloned()));
    let of =
        move |pick: fn(&Column) -> f64| this.with(|this| this.as_ref().map(pick)).unwrap_or(0.0);
    let names = move || {
        let layer = this.with(|this| this.as_ref()?.layer);
        seen.with(|seen| Some(column_names(i18n, seen.as_ref()?, layer)))
            .unwrap_or_default()
    };
    let more = move || {
        let more = this.with(|this| this.as_ref().map_or(0, Column::more));
        (more > 0).then(|| t_string!(i18n, inside.more, count = more))
    };
    let is_map = move || this.with(|this| this.as_ref().is_some_and(|this| this.pixels() > 1));
    let slots = Memo::new(move |_| {
        let count = this.with(|this| this.as_ref().map_or(0, |this| this.slots));
        (count, is_map())
    });
    let views = move || {
        let (count, is_map) = slots.get();
        let slot = |slot| {
            if is_map {
                map_slot(column, slot, this, shown, look)
            } else {
                neuron_slot(column, slot, this, shown, look)
            }
        };
        (0..count).map(slot).collect_view()
    };
    // Names are centered on their column.
    let middle = move || format!("{}px", of(|this| this.left + this.side / 2.0));
    view! {
        <p class="inside-column-name" style:left=middle>
            <strong>{move || names().0}</strong>
            <span>{move || names().1}</span>
        </p>
        {views}
        <p class="inside-column-more" style:left=middle>
            {more}
        </p>
    }
}

/// What stands above a column: which layer, and what it is.
fn column_names(i18n: I18n, seen: &Seen, layer: Option<usize>) -> (String, String) {
    let network = seen.network();
    match layer.and_then(|layer| Some((layer, network.layers().get(layer)?))) {
        None => (
            t_string!(i18n, inside.input).to_owned(),
            "28\u{d7}28".to_owned(),
        ),
        Some((layer, of)) => {
            let number = layer_number(layer);
            (t_string!(i18n, inside.layer, number), layer_kind(of.kind()))
        }
    }
}

/// The name of a neuron with its numbers, for those who do not see it.
pub fn spoken(i18n: I18n, seen: &Seen, pick: Pick) -> Option<String> {
    let traced = seen.trace().layers.get(pick.layer)?;
    let name = neuron_name(i18n, seen.network(), pick.layer, pick.neuron);
    let a = numeral(i18n, *traced.a.get(pick.neuron)?);
    Some(format!("{name}: a = {a}"))
}
