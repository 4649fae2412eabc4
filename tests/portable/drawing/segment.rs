//! Strokes grouped into digits by their geometry.

use digit_lab::drawing::{Group, Line, Stroke, segment};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{drawn, number, placed, rng};

/// The strokes of each digit, line by line from left to right, as geometry alone has it.
fn grouped(strokes: &[Stroke], pad: f32) -> Vec<Vec<usize>> {
    let lines = segment(strokes, pad);
    chosen(&lines).map(|group| group.strokes.clone()).collect()
}

fn chosen(lines: &[Line]) -> impl Iterator<Item = &Group> {
    let groups = |line: &'_ Line| line.cheapest(&[]);
    lines
        .iter()
        .flat_map(move |line| groups(line).into_iter().map(|index| &line.groups()[index]))
}

/// Every stroke's index, in order, as ink or as speck of the chosen groups.
fn all_strokes(lines: &[Line]) -> Vec<usize> {
    let mut all: Vec<usize> = chosen(lines)
        .flat_map(|group| group.strokes.iter().chain(&group.specks).copied())
        .collect();
    all.sort_unstable();
    all
}

#[wasm_bindgen_test(unsupported = test)]
fn one_digit_of_one_or_two_strokes_is_one_group() {
    for digit in 0..10 {
        let strokes = drawn(digit);
        for (scale, right, down) in [(1.0, 0.0, 0.0), (0.15, 0.8, 0.1), (0.9, -0.3, 0.05)] {
            let groups = grouped(&placed(&strokes, scale, right, down), 1.0);
            assert_eq!(groups, [(0..strokes.len()).collect::<Vec<_>>()], "{digit}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn digits_apart_are_groups_without_alternatives() {
    let line = &segment(&number("0123689", 0.25, false), 6.0)[0];
    let strokes: Vec<_> = line
        .groups()
        .iter()
        .map(|group| &group.strokes[..])
        .collect();
    assert_eq!(strokes, [[0], [1], [2], [3], [4], [5], [6]]);
}

#[wasm_bindgen_test(unsupported = test)]
fn second_strokes_find_their_digit_however_late_they_are_drawn() {
    assert_eq!(
        grouped(&number("4515", 0.2, false), 4.0),
        [vec![0, 1], vec![2, 3], vec![4], vec![5, 6]]
    );
    assert_eq!(
        grouped(&number("4515", 0.2, true), 4.0),
        [vec![0, 4], vec![1, 5], vec![2], vec![3, 6]]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_the_ink_looks_like_decides_where_geometry_does_not() {
    // An upright line beside an open corner: a 4, or two digits.
    let corner = Stroke::new([[0.1, 0.1], [0.05, 0.65], [0.5, 0.65]]);
    let upright = Stroke::new([[0.52, 0.15], [0.5, 0.95]]);
    let line = &segment(&[corner, upright], 1.0)[0];
    let groups = line.groups();
    assert_eq!(groups.len(), 3);
    let cost_unless = |wanted: &dyn Fn(&Group) -> bool| -> Vec<f32> {
        let cost = |group| if wanted(group) { 0.0 } else { 5.0 };
        groups.iter().map(cost).collect()
    };
    let one = line.cheapest(&cost_unless(&|group| group.strokes.len() == 2));
    let two = line.cheapest(&cost_unless(&|group| group.strokes.len() == 1));
    assert_eq!((one.len(), two.len()), (1, 2));
}

/// Neighbors may lean over each other, but their lines do not cross.
#[wasm_bindgen_test(unsupported = test)]
fn strokes_through_each_other_are_one_group_however_alike() {
    let leaning = [
        Stroke::new([[10.0, 90.0], [50.0, 10.0]]),
        Stroke::new([[40.0, 90.0], [80.0, 10.0]]),
    ];
    assert_eq!(grouped(&leaning, 300.0), [[0], [1]]);
    let crossing = [
        Stroke::new([[10.0, 90.0], [70.0, 10.0]]),
        Stroke::new([[10.0, 10.0], [70.0, 90.0]]),
        Stroke::new([[100.0, 10.0], [100.0, 90.0]]),
    ];
    // Even where each looks like a 1 and both together like nothing.
    let lines = segment(&crossing, 300.0);
    let looks: Vec<f32> = lines[0]
        .groups()
        .iter()
        .map(|group| if group.strokes.len() > 1 { 3.0 } else { 0.0 })
        .collect();
    let chosen = lines[0].cheapest(&looks);
    let chosen: Vec<_> = chosen
        .iter()
        .map(|&index| lines[0].groups()[index].strokes.clone())
        .collect();
    assert_eq!(chosen, [vec![0, 1], vec![2]]);
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_read_from_top_to_bottom() {
    let mut strokes = placed(&number("12", 0.2, false), 0.3, 0.1, 0.6);
    strokes.extend(placed(&number("30", 0.2, false), 0.3, 0.1, 0.1));
    assert_eq!(grouped(&strokes, 1.0), [[2], [3], [0], [1]]);
    assert_eq!(segment(&strokes, 1.0).len(), 2);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bar_above_its_digit_is_no_line() {
    let stem = Stroke::new([[0.3, 0.3], [0.3, 0.55], [0.6, 0.7], [0.3, 0.9]]);
    let bar = Stroke::new([[0.35, 0.15], [0.65, 0.14]]);
    assert_eq!(grouped(&[stem, bar], 1.0), [[0, 1]]);
}

#[wasm_bindgen_test(unsupported = test)]
fn specks_go_with_the_nearest_digit_as_ink_only_where_they_touch() {
    let mut strokes = placed(&number("10", 0.3, false), 0.5, 0.2, 0.2);
    let [zero_right, zero_middle] = [0.2 + 0.5 * 0.84, 0.2 + 0.5 * 0.5];
    strokes.push(Stroke::new([[zero_right, zero_middle]]));
    strokes.push(Stroke::new([[0.9, 0.9], [0.91, 0.9]]));
    let lines = segment(&strokes, 1.0);
    let groups: Vec<_> = chosen(&lines)
        .map(|group| (&group.strokes[..], &group.specks[..]))
        .collect();
    assert_eq!(groups, [(&[0][..], &[][..]), (&[1, 2], &[3])]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_line_drawn_over_again_is_the_same_digit() {
    let once = drawn(1);
    let again = placed(&once, 1.0, 0.01, 0.01);
    assert_eq!(grouped(&[once, again].concat(), 1.0), [[0, 1]]);
}

#[wasm_bindgen_test(unsupported = test)]
fn however_many_strokes_touch_few_groups_are_to_be_read() {
    for count in [20, 60, 300] {
        let grid = (0..count).map(|index| {
            let x = 0.02 * index as f32;
            Stroke::new([[x, 0.1], [x + 0.15, 0.9]])
        });
        let lines = segment(&grid.collect::<Vec<_>>(), 2.0);
        let groups: usize = lines.iter().map(|line| line.groups().len()).sum();
        assert!(groups <= 32, "{groups} groups of {count} strokes");
        assert_eq!(all_strokes(&lines), (0..count).collect::<Vec<_>>());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_stroke_with_ink_is_in_one_digit_whatever_is_drawn() {
    use rand::RngExt;
    let mut rng = rng(7);
    for round in 0..200 {
        let strokes: Vec<Stroke> = (0..rng.random_range(1..24))
            .map(|_| {
                let [x, y]: [f32; 2] = rng.random();
                let size = rng.random::<f32>().powi(4);
                let points = rng.random_range(1..6);
                Stroke::new((0..points).map(|_| [x, y].map(|at| at + size * rng.random::<f32>())))
            })
            .collect();
        let lines = segment(&strokes, 1.0);
        let all: Vec<usize> = (0..strokes.len()).collect();
        assert_eq!(all_strokes(&lines), all, "round {round}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn impossible_strokes_are_in_no_group() {
    let strokes = [
        Stroke::new([[f32::NAN, 0.5]]),
        Stroke::default(),
        Stroke::new([[0.5, 0.1], [0.5, 0.9], [f32::INFINITY, 0.0]]),
    ];
    assert_eq!(grouped(&strokes, 1.0), [[2]]);
    assert_eq!(segment(&strokes[..2], 1.0), []);
    for pad in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert_eq!(segment(&drawn(4), pad), [], "a pad {pad} wide");
    }
    let huge = Stroke::new([[f32::MIN, f32::MAX], [f32::MAX, f32::MIN], [0.0, 1.0]]);
    for pad in [f32::MIN_POSITIVE, f32::MAX] {
        segment(&[huge.clone(), huge.clone(), drawn(1)[0].clone()], pad);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn very_many_strokes_are_one_scribble() {
    // As dots one below the other they would be as many lines, compared again with each that is joined.
    let dots = |count: usize| -> Vec<Stroke> {
        (0..count)
            .map(|i| Stroke::new([[0.5, i as f32 / count as f32]]))
            .collect()
    };
    let mut strokes = dots(100_000);
    strokes.insert(7, Stroke::new([[f32::NAN, 0.0]]));
    let lines = segment(&strokes, 1.0);
    let [line] = &lines[..] else {
        panic!("{} lines", lines.len());
    };
    assert_eq!(line.groups().len(), 1);
    let expected: Vec<usize> = (0..strokes.len()).filter(|&index| index != 7).collect();
    assert_eq!(all_strokes(&lines), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn on_a_pad_whose_lengths_vanish_or_overflow_there_is_no_digit() {
    for pad_size in [9e-45, f32::MIN_POSITIVE, 1e30, f32::MAX] {
        let strokes = placed(&drawn(4), pad_size, 0.0, 0.0);
        assert_eq!(segment(&strokes, pad_size), [], "{pad_size}");
    }
    for pad_size in [1e-5, 1.0, 1e8] {
        let strokes = placed(&drawn(4), pad_size, 0.0, 0.0);
        assert_eq!(grouped(&strokes, pad_size), [[0, 1]], "{pad_size}");
    }
}
