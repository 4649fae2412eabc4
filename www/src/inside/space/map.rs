//! The map itself: each test digit stands where it belongs as the digit that it is, and the drawing as a ring.

use leptos::html;
use leptos::prelude::*;

use super::scene::{CLASSES, Scene};
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::keys::is_shortcut;
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};
use crate::resize::on_resize;

/// From this distance on the pointer is at no point, in pixels.
const REACH: f64 = 14.0;

/// The widest map, in pixels.
const MOST_WIDTH: f64 = 560.0;

/// From a sign's middle to its foot, in pixels.
const FOOT: f64 = 3.6;

/// The map. The pointer looks at digits, a tap or the arrow keys pick one.
#[component]
pub fn MapView(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let frame = NodeRef::<html::Div>::new();
    let sheet = NodeRef::<html::Div>::new();
    on_resize(
        move || frame.get().map(Into::into),
        move |width| {
            if width > 0.0 {
                scene.width.set(width.min(MOST_WIDTH).floor());
            }
        },
    );
    let hit = move |event: &web_sys::MouseEvent| {
        let corner = sheet.get_untracked()?.get_bounding_client_rect();
        let place = [
            f64::from(event.client_x()) - corner.left(),
            f64::from(event.client_y()) - corner.top(),
        ];
        let plan = scene.plan;
        plan.with_untracked(|plan| plan.hit(place, REACH, |index| scene.is_shown(index)))
    };
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if is_shortcut(&event) {
            return;
        }
        let next = scene.plan.with_untracked(|plan| {
            // The way begins at the drawing, else in the middle.
            let picked = scene.picked.get_untracked();
            let picked = picked.and_then(|picked| plan.places.get(picked).copied());
            let drawing = || Some(plan.within(plan.place(scene.drawing.get_untracked()?)));
            let from = picked.or_else(drawing);
            let from = from.unwrap_or_else(|| plan.size.map(|size| size / 2.0));
            plan.after_key(from, &event.key(), |index| scene.is_shown(index))
        });
        let is_arrow = event.key().starts_with("Arrow");
        if is_arrow {
            event.prevent_default();
        }
        if next.is_some() {
            scene.hovered.set(None);
            scene.picked.set(next);
        }
    };
    let label = move || {
        let count = scene.plan.with(|plan| plan.places.len());
        t_string!(i18n, space.map_label, count = whole(i18n, count))
    };
    let count = move || scene.plan.with(|plan| plan.places.len().to_string());
    let size = move |axis: usize| move || scene.plan.with(|plan| plan.size[axis]);
    let px = move |axis: usize| move || format!("{}px", size(axis)());
    view! {
        <div class="inside-space-frame" node_ref=frame>
            <div
                class="inside-space-map"
                data-testid="space-map"
                data-count=count
                node_ref=sheet
                tabindex="0"
                role="application"
                aria-label=label
                aria-describedby="space-keys"
                style:width=px(0)
                style:height=px(1)
                on:pointermove=move |event| scene.hovered.set(hit(&event))
                on:pointerleave=move |_| scene.hovered.set(None)
                on:click=move |event| {
                    if let Some(index) = hit(&event) {
                        scene.picked.set(Some(index));
                    }
                }
                on:keydown=steer
            >
                <svg class="inside-space-points" width=size(0) height=size(1) aria-hidden="true">
                    <Axes scene />
                    {(0..CLASSES as u8)
                        .map(|digit| view! { <Points scene digit /> })
                        .collect_view()}
                </svg>
                <Marks scene />
            </div>
            <Nearby scene />
            <p id="space-keys" class="inside-hint">
                {t!(i18n, space.keys)}
            </p>
        </div>
    }
}

/// What the axes are, at the map's border.
#[component]
fn Axes(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |axis: usize| {
        move || {
            let share = scene
                .map
                .with(|map| Some(map.as_ref()?.components().explained[axis]))?;
            let share = format(i18n.get_locale(), share, Style::Percent(1));
            let number = axis + 1;
            Some(t_string!(i18n, space.component, number, share))
        }
    };
    let corner = move |axis: usize| move || scene.plan.with(|plan| plan.size[axis] - 8.0);
    view! {
        <text class="inside-space-axis" x=corner(0) y=corner(1) text-anchor="end">
            {name(0)}
        </text>
        <text class="inside-space-axis" x="8" y="18">
            {name(1)}
        </text>
    }
}

/// All points of a digit: one text of which every sign has its own place.
#[component]
fn Points(scene: Scene, digit: u8) -> impl IntoView {
    let places = Memo::new(move |_| {
        let (mut xs, mut ys, mut signs) = (Vec::new(), Vec::new(), String::new());
        scene.plan.with(|plan| {
            for (index, [x, y]) in plan.places.iter().enumerate() {
                if scene.label(index) == Some(digit) {
                    xs.push(format!("{x:.1}"));
                    ys.push(format!("{:.1}", y + FOOT));
                    signs += &digit.to_string();
                }
            }
        });
        (xs.join(" "), ys.join(" "), signs)
    });
    view! {
        <text
            class=format!("inside-space-digit inside-digit-{digit}")
            text-anchor="middle"
            visibility=move || scene.hides(digit).then_some("hidden")
            x=move || places.with(|places| places.0.clone())
            y=move || places.with(|places| places.1.clone())
        >
            {move || places.with(|places| places.2.clone())}
        </text>
    }
}

/// The drawing, and the point that is looked at.
#[component]
fn Marks(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let point = move || {
        let index = scene.looked_at()?;
        scene.plan.with(|plan| plan.places.get(index).copied())
    };
    let drawing = Memo::new(move |_| {
        let drawing = scene.drawing.get()?;
        scene.plan.with(|plan| {
            let place = plan.place(drawing);
            Some((plan.within(place), plan.holds(place)))
        })
    });
    let at = |[x, y]: [f64; 2]| format!("translate({x:.1}px, {y:.1}px)");
    let exact = move |axis: usize| move || scene.drawing.get().map(|place| place[axis].to_string());
    view! {
        <span
            class="inside-space-point"
            hidden=move || point().is_none()
            style:transform=move || point().map(at)
        ></span>
        <span
            class="inside-space-drawing"
            class:beyond=move || drawing.get().is_some_and(|(_, is_within)| !is_within)
            data-testid="space-drawing"
            data-x=exact(0)
            data-y=exact(1)
            hidden=move || drawing.get().is_none()
            style:transform=move || drawing.get().map(|(place, _)| at(place))
        >
            <span>{t!(i18n, space.drawing)}</span>
        </span>
    }
}

/// Which digits are next to the drawing; aloud only once a stroke has ended.
#[component]
fn Nearby(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let words = move |live: bool| {
        let labels = scene.labels_nearby(live);
        if labels.is_empty() {
            return String::new();
        }
        let labels: Vec<_> = labels.iter().map(u8::to_string).collect();
        let labels = labels.join(t_string!(i18n, common.comma));
        t_string!(i18n, space.nearby, labels)
    };
    let settled = Memo::new(move |_| words(false));
    view! {
        <p class="inside-hint" aria-hidden="true" data-testid="space-nearby">
            {move || words(true)}
        </p>
        <p class="visually-hidden" role="status">
            {settled}
        </p>
    }
}
