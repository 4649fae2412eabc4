//! Distances to the edge of ink.

/// Farther than any picture is wide; squares of it stay exact enough.
const FAR: f32 = 1e12;

/// For each pixel the signed distance of its center to the edge of the ink, in pixels: above 0 in
/// ink, below in paper.
///
/// The edge lies half a pixel before the first pixel of the other kind.
pub(super) fn signed(is_ink: &[bool], width: usize) -> Vec<f32> {
    let to_paper = squared(is_ink.iter().map(|&ink| !ink), width);
    let to_ink = squared(is_ink.iter().copied(), width);
    to_paper
        .into_iter()
        .zip(to_ink)
        .map(|(paper, ink)| {
            if paper > 0.0 {
                paper.sqrt() - 0.5
            } else {
                0.5 - ink.sqrt()
            }
        })
        .collect()
}

/// The squared distance of each pixel to the nearest target, by lower envelopes of parabolas along
/// columns, then rows (Felzenszwalb and Huttenlocher 2012). Time is linear in the pixels.
fn squared(targets: impl Iterator<Item = bool>, width: usize) -> Vec<f32> {
    let mut distances: Vec<f32> = targets
        .map(|is_target| if is_target { 0.0 } else { FAR })
        .collect();
    let height = distances.len() / width.max(1);
    let mut envelope = Envelope::default();
    let mut column_values = vec![0.0; height];
    for column in 0..width {
        for (row, value) in column_values.iter_mut().enumerate() {
            *value = distances[row * width + column];
        }
        envelope.lower(&mut column_values);
        for (row, &value) in column_values.iter().enumerate() {
            distances[row * width + column] = value;
        }
    }
    for row in distances.chunks_exact_mut(width.max(1)) {
        envelope.lower(row);
    }
    distances
}

/// The lower envelope of parabolas `(x - place)^2 + height`, kept between calls for its memory.
#[derive(Default)]
struct Envelope {
    /// The parabolas' places, heights, and from which `x` on each is the lowest.
    parabolas: Vec<(usize, f32, f32)>,
}

impl Envelope {
    /// Replaces each value `f(x)` by the least `(x - y)^2 + f(y)` over all `y`.
    fn lower(&mut self, values: &mut [f32]) {
        self.parabolas.clear();
        for (place, &value) in values.iter().enumerate() {
            let mut from = f32::NEG_INFINITY;
            while let Some(&(other, other_value, other_from)) = self.parabolas.last() {
                let (here, there) = (place as f32, other as f32);
                from = f32::midpoint(here, there) + (value - other_value) / (2.0 * (here - there));
                if from > other_from {
                    break;
                }
                self.parabolas.pop();
                from = f32::NEG_INFINITY;
            }
            self.parabolas.push((place, value, from));
        }
        let mut parabolas = self.parabolas.iter().peekable();
        let mut current = (0, 0.0);
        for (x, value) in values.iter_mut().enumerate() {
            while let Some(&(place, height, _)) =
                parabolas.next_if(|&&(_, _, from)| from <= x as f32)
            {
                current = (place, height);
            }
            let off = x as f32 - current.0 as f32;
            *value = off * off + current.1;
        }
    }
}
