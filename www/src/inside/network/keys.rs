//! From places and keys to neurons.

use digit_lab::nn::Shape;

use super::plan::{Hit, Plan};
use super::shown::{Pick, Shown};

/// The neuron at a place of the diagram.
pub fn pick_at(plan: &Plan, shown: &Shown, hit: Hit) -> Option<Pick> {
    let column = plan.columns.get(hit.column)?;
    let unit = shown.get(hit.column)?.get(hit.slot)?;
    Some(Pick {
        layer: column.layer?,
        neuron: hit.pixel * column.units() + unit,
    })
}

/// Where a key leads from a neuron: up and down in its layer, left and right to other layers; with Shift from
/// pixel to pixel of a map.
pub fn after_key(plan: &Plan, shown: &Shown, now: Pick, key: &str, shift: bool) -> Option<Pick> {
    let (index, column) = plan.column_of(Some(now.layer))?;
    let (unit, pixel) = now.unit_and_pixel(column.shape);
    let slot = shown.get(index)?.iter().position(|it| *it == unit)?;
    let (dx, dy): (isize, isize) = match key {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return None,
    };
    if shift {
        let Shape { height, width, .. } = column.shape;
        let moved = |at: usize, by: isize, of: usize| {
            at.saturating_add_signed(by).min(of.saturating_sub(1))
        };
        let row = moved(pixel / width, dy, height);
        let pixel = row * width + moved(pixel % width, dx, width);
        return Some(Pick {
            neuron: pixel * column.units() + unit,
            ..now
        });
    }
    if dx == 0 {
        // All neurons of the layer, also those that there is no room for: the one that is picked is always shown.
        let unit = unit.saturating_add_signed(dy);
        let unit = unit.min(column.units().saturating_sub(1));
        return Some(Pick {
            neuron: pixel * column.units() + unit,
            ..now
        });
    }
    // The first column is the input, which has nothing to take apart.
    let last = plan.columns.len().checked_sub(1)?;
    let to = index.saturating_add_signed(dx).clamp(1, last.max(1));
    let target = plan.columns.get(to)?;
    if to == index {
        return Some(now);
    }
    // As far down as before.
    let slot = slot * target.slots / column.slots.max(1);
    let slot = slot.min(target.slots.saturating_sub(1));
    let pixel = middle(target.shape);
    pick_at(
        plan,
        shown,
        Hit {
            column: to,
            slot,
            pixel,
        },
    )
}

/// The pixel in the middle of a map.
pub fn middle(shape: Shape) -> usize {
    shape.height / 2 * shape.width + shape.width / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> (Plan, Shown) {
        let maps = Shape {
            height: 4,
            width: 5,
            channels: 3,
        };
        let layers = [
            (None, Shape::square(28)),
            (Some(0), maps),
            (Some(2), Shape::row(10)),
        ];
        let plan = Plan::new(&layers, 800.0);
        let shown = vec![vec![0], vec![0, 1, 2], (0..10).collect()];
        (plan, shown)
    }

    fn pick(layer: usize, neuron: usize) -> Pick {
        Pick { layer, neuron }
    }

    #[test]
    fn arrow_keys_go_from_neuron_to_neuron_and_from_layer_to_layer() {
        let (plan, shown) = plan();
        let go = |now, key| after_key(&plan, &shown, now, key, false);
        assert_eq!(go(pick(2, 4), "ArrowDown"), Some(pick(2, 5)));
        assert_eq!(go(pick(2, 9), "ArrowDown"), Some(pick(2, 9)));
        assert_eq!(middle(Shape::square(28)), 14 * 28 + 14);
        assert_eq!(go(pick(2, 0), "ArrowUp"), Some(pick(2, 0)));
        assert_eq!(go(pick(2, 0), "ArrowRight"), Some(pick(2, 0)));
        // Into the middle of the second of three maps.
        let middle = go(pick(2, 5), "ArrowLeft").unwrap();
        assert_eq!(middle.layer, 0);
        let (unit, pixel) = middle.unit_and_pixel(plan.columns[1].shape);
        assert_eq!((unit, pixel), (1, 12));
        assert_eq!(go(middle, "ArrowLeft"), Some(middle));
        assert_eq!(go(middle, "a"), None);
    }

    #[test]
    fn every_neuron_of_a_layer_can_be_reached() {
        let layers = [(None, Shape::square(28)), (Some(0), Shape::row(200))];
        let plan = Plan::new(&layers, 800.0);
        let slots = plan.columns[1].slots;
        let shown = vec![vec![0], (0..slots).collect()];
        let last_shown = pick(0, slots - 1);
        let next = after_key(&plan, &shown, last_shown, "ArrowDown", false);
        assert_eq!(next, Some(pick(0, slots)));
    }

    #[test]
    fn with_shift_they_go_from_pixel_to_pixel() {
        let (plan, shown) = plan();
        let go = |now, key| after_key(&plan, &shown, now, key, true);
        // Channels of a pixel lie side by side, five pixels a row.
        assert_eq!(go(pick(0, 1), "ArrowRight"), Some(pick(0, 4)));
        assert_eq!(go(pick(0, 1), "ArrowDown"), Some(pick(0, 16)));
        assert_eq!(go(pick(0, 1), "ArrowUp"), Some(pick(0, 1)));
        assert_eq!(go(pick(0, 58), "ArrowDown"), Some(pick(0, 58)));
    }
}
