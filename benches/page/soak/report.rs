//! The table of a soak, row by row as it goes, and what grew in it.

use super::memory::Sample;

/// What was held after a round.
pub(super) struct Row {
    pub(super) minutes: f64,
    /// Trained so far.
    pub(super) epochs: u64,
    /// Drawn so far.
    pub(super) digits: u64,
    pub(super) sample: Sample,
}

/// The share of the rows that slopes leave out: places are opened and rooms are filled once.
const WARMING_UP: f64 = 0.25;

pub(super) fn begin() {
    println!(
        "| minute | epochs | digits | page: objects, MB | wasm, MB | nodes | listeners | page and workers, MB | renderers, MB | stored, MB |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
}

pub(super) fn add(row: &Row) {
    let Row {
        minutes,
        epochs,
        digits,
        sample,
    } = row;
    let known = |megabytes: Option<f64>| megabytes.map_or("-".to_owned(), |it| format!("{it:.1}"));
    println!(
        "| {minutes:.1} | {epochs} | {digits} | {:.2} | {:.1} | {} | {} | {} | {} | {} |",
        sample.heap,
        sample.wasm,
        sample.nodes,
        sample.listeners,
        known(sample.all),
        known(sample.resident),
        known(sample.stored),
    );
}

/// What each figure grew by in an hour, by the straight line that fits best after the first quarter.
pub(super) fn end(rows: &[Row]) {
    let first = (rows.len() as f64 * WARMING_UP).round() as usize;
    let rows = &rows[first.min(rows.len())..];
    let figures: [(&str, &str, fn(&Sample) -> Option<f64>); 7] = [
        ("the page's objects", "MB", |it| Some(it.heap)),
        ("the page's wasm", "MB", |it| Some(it.wasm)),
        ("nodes", "", |it| Some(it.nodes)),
        ("listeners", "", |it| Some(it.listeners)),
        ("page and workers", "MB", |it| it.all),
        ("renderers", "MB", |it| it.resident),
        ("stored", "MB", |it| it.stored),
    ];
    println!("\nGrowth in an hour, by the last {} rounds:", rows.len());
    for (name, unit, figure) in figures {
        let points: Vec<(f64, f64)> = rows
            .iter()
            .filter_map(|row| Some((row.minutes / 60.0, figure(&row.sample)?)))
            .collect();
        if let Some(slope) = slope(&points) {
            println!("- {name}: {slope:+.2} {unit}");
        }
    }
}

/// Of the line with the least squares; nothing for fewer than two points.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(|it| it.0), mean(|it| it.1));
    let (mut products, mut squares) = (0.0, 0.0);
    for (x, y) in points {
        products += (x - mean_x) * (y - mean_y);
        squares += (x - mean_x).powi(2);
    }
    (squares > 0.0).then(|| products / squares)
}
