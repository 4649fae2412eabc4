//! Where layers and neurons lie in the diagram.

use digit_lab::nn::Shape;

/// The height that columns share, in pixels.
pub const HEIGHT: f64 = 480.0;
/// Above the columns, room for their names.
pub const HEAD: f64 = 44.0;
/// Below them, room for how many neurons more there are.
pub const FOOT: f64 = 24.0;

/// Sides of what stands in columns.
const INPUT: f64 = 112.0;
const MAP: f64 = 44.0;
const NEURON: f64 = 18.0;
/// Between two maps and between two neurons.
const MAP_GAP: f64 = 6.0;
const NEURON_GAP: f64 = 3.0;
/// Between two columns.
const LEAST_GAP: f64 = 44.0;
const MOST_GAP: f64 = 220.0;
/// On both sides, where names stand out.
const MARGIN: f64 = 24.0;

/// Up to so many are shown of a layer.
const MOST_MAPS: usize = 9;
const MOST_NEURONS: usize = 32;

/// A layer in the diagram: a column of slots, each of which shows a neuron or a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which layer's outputs; nothing for the input.
    pub layer: Option<usize>,
    /// How those are arranged.
    pub shape: Shape,
    /// How many neurons or maps are shown.
    pub slots: usize,
    /// The left side of all slots.
    pub left: f64,
    /// A slot's side.
    pub side: f64,
    /// The upper side of the first one.
    pub top: f64,
    /// From one upper side to the next.
    pub step: f64,
}

/// The whole diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The input, then each layer that does anything when the network reads.
    pub columns: Vec<Column>,
    /// How wide it is.
    pub width: f64,
}

/// A neuron at a place of the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which column.
    pub column: usize,
    /// In which slot.
    pub slot: usize,
    /// Which pixel of the slot's map; 0 for plain neurons.
    pub pixel: usize,
}

impl Column {
    /// Neurons, or maps in a picture.
    pub fn units(&self) -> usize {
        self.shape.channels
    }

    /// Numbers of each: the pixels of a map.
    pub fn pixels(&self) -> usize {
        self.shape.height * self.shape.width
    }

    /// How many of those are not shown.
    pub fn more(&self) -> usize {
        self.units() - self.slots
    }

    /// The upper side of a slot.
    pub fn slot_top(&self, slot: usize) -> f64 {
        self.top + self.step * slot as f64
    }

    /// The middle of a pixel of a slot.
    pub fn place(&self, slot: usize, pixel: usize) -> (f64, f64) {
        let (row, column) = (pixel / self.shape.width, pixel % self.shape.width);
        let along = |index: usize, of: usize| (index as f64 + 0.5) / of as f64 * self.side;
        (
            self.left + along(column, self.shape.width),
            self.slot_top(slot) + along(row, self.shape.height),
        )
    }
}

impl Plan {
    /// The diagram of layers' outputs, the input first, in a place of so many pixels; wider than that where it
    /// must be.
    pub fn new(layers: &[(Option<usize>, Shape)], width: f64) -> Self {
        let mut columns: Vec<Column> = layers
            .iter()
            .map(|&(layer, shape)| column(layer, shape))
            .collect();
        let sides: f64 = columns.iter().map(|column| column.side).sum();
        let gaps = columns.len().saturating_sub(1).max(1) as f64;
        let gap = (width - sides - 2.0 * MARGIN) / gaps;
        let gap = gap.clamp(LEAST_GAP, MOST_GAP);
        let whole = sides + gap * (columns.len().saturating_sub(1)) as f64 + 2.0 * MARGIN;
        let mut left = MARGIN + ((width - whole) / 2.0).max(0.0);
        for column in &mut columns {
            column.left = left;
            left += column.side + gap;
        }
        Self {
            columns,
            width: whole.max(width),
        }
    }

    /// The column of a layer's outputs, or of the input.
    pub fn column_of(&self, layer: Option<usize>) -> Option<(usize, &Column)> {
        let mut columns = self.columns.iter().enumerate();
        columns.find(|(_, column)| column.layer == layer)
    }

    /// The neuron at a place; nothing between them and nothing for the input.
    pub fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        let at = |(index, column): (usize, &Column)| {
            column.layer?;
            // Neurons are small: what lies between two counts as the upper one's.
            let reach = if column.pixels() > 1 { 0.0 } else { 10.0 };
            let along = x - column.left;
            if !(-reach..column.side + reach).contains(&along) {
                return None;
            }
            let down = (y - column.top) / column.step;
            if down < 0.0 || down as usize >= column.slots {
                return None;
            }
            let slot = down as usize;
            let within = y - column.slot_top(slot);
            if column.pixels() > 1 && within >= column.side {
                return None;
            }
            let pixel = |at: f64, of: usize| {
                let pixel = (at / column.side * of as f64).max(0.0) as usize;
                pixel.min(of.saturating_sub(1))
            };
            let row = pixel(within, column.shape.height);
            Some(Hit {
                column: index,
                slot,
                pixel: row * column.shape.width + pixel(along, column.shape.width),
            })
        };
        self.columns.iter().enumerate().find_map(at)
    }
}

fn column(layer: Option<usize>, shape: Shape) -> Column {
    let is_map = shape.is_picture();
    let most = if is_map { MOST_MAPS } else { MOST_NEURONS };
    let slots = shape.channels.min(most);
    let (side, gap) = match (layer, is_map) {
        (None, true) => (INPUT, MAP_GAP),
        (_, true) => (MAP, MAP_GAP),
        _ => (NEURON, NEURON_GAP),
    };
    // Many neurons stand closer together, few are no farther apart than twice their size.
    let step = (HEIGHT / slots.max(1) as f64).min(if is_map { side + gap } else { 2.0 * side });
    let side = side.min(step - 1.0);
    let height = step * slots.saturating_sub(1) as f64 + side;
    Column {
        layer,
        shape,
        slots,
        left: 0.0,
        side,
        top: HEAD + (HEIGHT - height) / 2.0,
        step,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(width: f64) -> Plan {
        let maps = Shape {
            height: 24,
            width: 24,
            channels: 16,
        };
        Plan::new(
            &[
                (None, Shape::square(28)),
                (Some(0), maps),
                (Some(2), Shape::row(100)),
                (Some(3), Shape::row(10)),
            ],
            width,
        )
    }

    #[test]
    fn every_place_is_hit_where_it_lies() {
        for width in [300.0, 800.0, 2000.0] {
            let plan = plan(width);
            for (index, column) in plan.columns.iter().enumerate().skip(1) {
                for slot in 0..column.slots {
                    for pixel in 0..column.pixels() {
                        let (x, y) = column.place(slot, pixel);
                        let expected = Hit {
                            column: index,
                            slot,
                            pixel,
                        };
                        assert_eq!(plan.hit(x, y), Some(expected), "{x} {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn all_of_it_lies_within_its_size() {
        for width in [300.0, 800.0, 2000.0] {
            let plan = plan(width);
            assert!(plan.width >= width);
            for column in &plan.columns {
                assert!(column.left > 0.0 && column.left + column.side < plan.width);
                let bottom = column.slot_top(column.slots - 1) + column.side;
                assert!(column.top >= HEAD && bottom <= HEAD + HEIGHT + 0.01);
            }
        }
    }

    #[test]
    fn of_many_neurons_some_are_shown_and_the_others_counted() {
        let plan = plan(800.0);
        let counts: Vec<_> = plan
            .columns
            .iter()
            .map(|column| (column.slots, column.more()))
            .collect();
        assert_eq!(counts, [(1, 0), (9, 7), (32, 68), (10, 0)]);
    }

    #[test]
    fn there_is_nothing_at_the_input_and_between_columns() {
        let plan = plan(800.0);
        let (x, y) = plan.columns[0].place(0, 400);
        assert_eq!(plan.hit(x, y), None);
        assert_eq!(plan.hit(plan.columns[1].left + 60.0, y), None);
        assert_eq!(plan.hit(-5.0, -5.0), None);
    }
}
