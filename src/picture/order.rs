//! Lines of digits: top to bottom, in each left to right.

use crate::picture::digits::Candidate;
use crate::picture::parts::Area;

/// The share of the lower digit's rows that it and the line's last digit must both have.
const SHARED_ROWS: f32 = 0.4;

/// The candidates in reading order.
///
/// From left to right each one goes to the line with whose last digit it shares the most rows, so
/// that a line may climb or fall, as in a picture held at an angle.
pub(super) fn lines(mut candidates: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    candidates.sort_by_key(|candidate| (candidate.area.left, candidate.area.top));
    let mut lines: Vec<Vec<Candidate>> = Vec::new();
    for candidate in candidates {
        let best = lines
            .iter_mut()
            .filter_map(|line| {
                let shared = share_of_rows(&line.last()?.area, &candidate.area);
                (shared >= SHARED_ROWS).then_some((shared, line))
            })
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        match best {
            Some((_, line)) => line.push(candidate),
            None => lines.push(vec![candidate]),
        }
    }
    lines.sort_by_key(|line| {
        let middles: usize = line
            .iter()
            .map(|digit| digit.area.top + digit.area.bottom)
            .sum();
        middles / line.len().max(1)
    });
    lines
}

/// Rows that both have, as a share of the lower one's.
fn share_of_rows(a: &Area, b: &Area) -> f32 {
    a.rows_shared(b) as f32 / a.height().min(b.height()).max(1) as f32
}
