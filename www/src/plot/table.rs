//! A chart as a table: one column a line, as spreadsheets read it.

use std::collections::BTreeMap;

use super::chart::Chart;

impl Chart {
    /// Comma-separated values (RFC 4180): a row for each place on the horizontal axis, a column for each
    /// line and each reference that is a level. Where a line has no point, the field is empty.
    pub fn csv(&self) -> String {
        let levels = || {
            self.references
                .iter()
                .filter(|reference| reference.x.is_none())
        };
        let columns = self.lines.len();
        let mut rows: BTreeMap<Place, Vec<Option<f64>>> = BTreeMap::new();
        for (column, line) in self.lines.iter().enumerate() {
            for (x, y) in &line.points {
                let row = rows.entry(Place(*x)).or_insert_with(|| vec![None; columns]);
                if let Some(field) = row.get_mut(column) {
                    *field = Some(*y);
                }
            }
        }
        let head = std::iter::once(&self.x_name)
            .chain(self.lines.iter().map(|line| &line.name))
            .chain(levels().map(|reference| &reference.name));
        let mut table = record(head.map(|name| quoted(name)));
        for (Place(x), row) in rows {
            let fields = row
                .into_iter()
                .map(|y| y.map_or_else(String::new, |y| y.to_string()));
            let levels = levels().map(|reference| reference.y.to_string());
            table += &record(std::iter::once(x.to_string()).chain(fields).chain(levels));
        }
        table
    }
}

/// A place on the axis, in order.
#[derive(Clone, Copy, Debug)]
struct Place(f64);

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

fn record(fields: impl Iterator<Item = String>) -> String {
    fields.collect::<Vec<_>>().join(",") + "\r\n"
}

fn quoted(text: &str) -> String {
    // A spreadsheet takes what begins like a formula for one; a name is none.
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use crate::plot::{Chart, Line, Reference};

    #[test]
    fn a_chart_is_a_table_with_a_column_a_line() {
        let line = |name: &str, points: &[(f64, f64)]| Line {
            name: name.to_owned(),
            points: points.to_vec(),
            ..Line::default()
        };
        let chart = Chart {
            lines: vec![
                line("A 30, η 0.5", &[(1.0, 0.5), (2.0, 0.25)]),
                line("=\"B\"", &[(2.0, 0.1), (3.5, 1e-9)]),
            ],
            references: vec![Reference {
                hue: None,
                name: "book".to_owned(),
                y: 0.9,
                x: None,
            }],
            x_name: "epoch".to_owned(),
            ..Chart::default()
        };
        assert_eq!(
            chart.csv(),
            "epoch,\"A 30, η 0.5\",\"'=\"\"B\"\"\",book\r\n\
             1,0.5,,0.9\r\n2,0.25,0.1,0.9\r\n3.5,,0.000000001,0.9\r\n"
        );
        assert_eq!(Chart::default().csv(), "\r\n");
    }
}
