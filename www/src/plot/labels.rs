//! Names at the ends of lines, moved apart so that none covers another.

/// Places for labels that want to be at `wanted`, at least `gap` apart and, as far as they fit,
/// between `top` and `bottom`; in the order in which they were asked for.
pub fn apart(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let want = |index: usize| wanted.get(index).copied().unwrap_or(top);
    // Put in one by one: sorting has much code, and there are few labels.
    let mut order: Vec<usize> = Vec::with_capacity(wanted.len());
    for index in 0..wanted.len() {
        let rank = order.partition_point(|&other| want(other) <= want(index));
        order.insert(rank, index);
    }

    // Down from the top each label makes room for itself; up from the bottom the last ones give
    // way again.
    let mut places: Vec<f64> = Vec::with_capacity(order.len());
    for &index in &order {
        let least = places.last().map_or(top, |above| above + gap);
        places.push(want(index).max(least));
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }

    let mut placed = vec![top; wanted.len()];
    for (index, place) in order.into_iter().zip(places) {
        if let Some(slot) = placed.get_mut(index) {
            *slot = place;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_that_fit_stay_where_they_are() {
        assert_eq!(apart(&[50.0, 10.0], 14.0, (0.0, 100.0)), [50.0, 10.0]);
    }

    #[test]
    fn labels_in_one_place_are_moved_apart_in_their_order() {
        assert_eq!(
            apart(&[50.0, 50.0, 49.0], 14.0, (0.0, 100.0)),
            [63.0, 77.0, 49.0]
        );
        assert_eq!(apart(&[99.0, 98.0], 14.0, (0.0, 100.0)), [100.0, 86.0]);
        assert_eq!(apart(&[], 14.0, (0.0, 100.0)), [] as [f64; 0]);
    }
}
