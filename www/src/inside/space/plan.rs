//! Where the points of the map lie on the page, and which of them is where the pointer or a key leads.

/// Room around the points, in pixels: for the signs of those at the border.
const MARGIN: f64 = 16.0;

/// A map, in pixels from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Its width and height.
    pub size: [f64; 2],
    /// Where each point is.
    pub places: Vec<[f64; 2]>,
    /// Pixels a unit, the same in both directions so that distances can be compared.
    scale: f64,
    /// What is in the middle.
    middle: [f64; 2],
}

impl Plan {
    /// All points in a map of this width and height.
    pub fn new(points: &[[f32; 2]], size: [f64; 2]) -> Self {
        let range = |axis: usize| {
            let along = points.iter().map(|point| f64::from(point[axis]));
            let finite = along.filter(|it| it.is_finite());
            finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| {
                (least.min(it), most.max(it))
            })
        };
        let ranges = [range(0), range(1)];
        let scales = size.iter().zip(ranges).filter_map(|(size, (least, most))| {
            let room = (size - 2.0 * MARGIN).max(1.0);
            (most > least).then(|| room / (most - least))
        });
        let scale = scales.fold(f64::INFINITY, f64::min);
        let mut plan = Self {
            size,
            places: Vec::new(),
            scale: if scale.is_finite() { scale } else { 1.0 },
            middle: ranges.map(|(least, most)| {
                let middle = least.midpoint(most);
                if middle.is_finite() { middle } else { 0.0 }
            }),
        };
        plan.places = points.iter().map(|point| plan.place(*point)).collect();
        plan
    }

    /// Where something is, be it on the map or beyond it.
    pub fn place(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let [width, height] = self.size;
        [
            width / 2.0 + (f64::from(x) - self.middle[0]) * self.scale,
            height / 2.0 - (f64::from(y) - self.middle[1]) * self.scale,
        ]
    }

    /// The place on the map that is nearest to one that may lie beyond it.
    pub fn within(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        const HALF: f64 = MARGIN / 2.0;
        let [width, height] = self.size;
        let inside = |it: f64, size: f64| it.clamp(HALF, (size - HALF).max(HALF));
        [inside(x, width), inside(y, height)]
    }

    /// Whether a place is on the map, not beyond it.
    pub fn holds(&self, place: [f64; 2]) -> bool {
        let mut both = place.into_iter().zip(self.size);
        both.all(|(it, size)| (0.0..=size).contains(&it))
    }

    /// Points by their distance from a place, the nearest first: at most `count`, of those that are shown.
    pub fn nearest(
        &self,
        place: [f64; 2],
        count: usize,
        is_shown: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let all = self.places.iter().enumerate();
        let shown = all.filter(|(index, _)| is_shown(*index));
        let mut apart: Vec<_> = shown
            .map(|(index, other)| (distance(place, *other), index))
            .collect();
        apart.sort_by(|a, b| a.0.total_cmp(&b.0));
        apart
            .into_iter()
            .take(count)
            .map(|(_, index)| index)
            .collect()
    }

    /// The point under a pointer, if there is one so near.
    pub fn hit(
        &self,
        place: [f64; 2],
        reach: f64,
        is_shown: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let nearest = self.nearest(place, 1, is_shown).first().copied()?;
        let other = self.places.get(nearest)?;
        (distance(place, *other) <= reach).then_some(nearest)
    }

    /// Where an arrow key leads from a place: to the nearest point that is more in that direction than aside.
    pub fn after_key(
        &self,
        from: [f64; 2],
        key: &str,
        is_shown: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let along = |[x, y]: [f64; 2]| match key {
            "ArrowLeft" => Some((-x, y.abs())),
            "ArrowRight" => Some((x, y.abs())),
            "ArrowUp" => Some((-y, x.abs())),
            "ArrowDown" => Some((y, x.abs())),
            _ => None,
        };
        let all = self.places.iter().enumerate();
        let ahead = all.filter_map(|(index, place)| {
            let (ahead, aside) = along([place[0] - from[0], place[1] - from[1]])?;
            let leads = ahead > 0.0 && aside <= ahead && is_shown(index);
            leads.then_some((ahead.hypot(aside), index))
        });
        let nearest = ahead.min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map(|(_, index)| index)
    }
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(place: [f64; 2]) -> [i32; 2] {
        place.map(|it| it.round() as i32)
    }

    fn plan() -> Plan {
        Plan::new(
            &[[0.0, 0.0], [10.0, 0.0], [10.0, 4.0], [5.0, 1.0]],
            [232.0, 232.0],
        )
    }

    #[test]
    fn the_map_holds_all_points_in_one_scale_with_the_second_axis_upwards() {
        let plan = plan();
        // 200 pixels for the ten units of the first axis.
        assert_eq!(whole(plan.places[0]), [16, 156]);
        assert_eq!(whole(plan.places[1]), [216, 156]);
        assert_eq!(whole(plan.places[2]), [216, 76]);
        assert_eq!(whole(plan.within([900.0, -3.0])), [224, 8]);
        assert!(plan.holds([0.0, 232.0]) && !plan.holds([900.0, 8.0]));
    }

    #[test]
    fn a_low_map_holds_them_too() {
        let plan = Plan::new(&[[0.0, 0.0], [10.0, 4.0]], [232.0, 72.0]);
        // 40 pixels for the four units of the second axis.
        assert_eq!(plan.places, [[66.0, 56.0], [166.0, 16.0]]);
    }

    #[test]
    fn a_map_of_one_point_or_of_none_has_a_scale() {
        assert_eq!(
            Plan::new(&[[3.0, 4.0]], [100.0, 80.0]).places,
            [[50.0, 40.0]]
        );
        let none = Plan::new(&[], [100.0, 80.0]);
        assert_eq!(whole(none.place([0.0, 0.0])), [50, 40]);
        assert_eq!(none.hit([50.0, 50.0], 9.0, |_| true), None);
    }

    #[test]
    fn pointers_find_the_nearest_point_that_is_shown() {
        let plan = plan();
        assert_eq!(plan.hit([214.0, 150.0], 9.0, |_| true), Some(1));
        assert_eq!(plan.hit([214.0, 150.0], 9.0, |index| index != 1), None);
        assert_eq!(plan.nearest([16.0, 156.0], 2, |_| true), [0, 3]);
    }

    #[test]
    fn arrow_keys_lead_to_the_nearest_point_in_their_direction() {
        let plan = plan();
        let go = |from: usize, key| plan.after_key(plan.places[from], key, |_| true);
        assert_eq!(go(0, "ArrowRight"), Some(3));
        assert_eq!(go(3, "ArrowRight"), Some(1));
        assert_eq!(go(1, "ArrowUp"), Some(2));
        assert_eq!(go(2, "ArrowUp"), None);
        assert_eq!(go(0, "Enter"), None);
        let without = plan.after_key(plan.places[0], "ArrowRight", |index| index != 3);
        assert_eq!(without, Some(1));
    }
}
