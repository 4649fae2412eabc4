//! Names at the ends of lines, moved apart so that none covers another.

/// Places for labels that want to be at `wanted`, at least `gap` apart and, as far as they fit,
/// between `top` and `bottom`; in the order in which they were asked for.
pub fn apart(wanted: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let want = |index: usize| wanted.get(index).copied().unwrap_or(top);
    order.sort_by(|a, b| want(*a).total_cmp(&want(*b)));

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

    let mut placed: Vec<(usize, f64)> = order.into_iter().zip(places).collect();
    placed.sort_by_key(|(index, _)| *index);
    placed.into_iter().map(|(_, place)| place).collect()
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
