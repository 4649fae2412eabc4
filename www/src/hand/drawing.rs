//! A labeled drawing, and the line of JSON that it is in files and in storage.

use std::fmt::Write;

use digit_lab::drawing::{Bounds, PIXELS, Point, Stroke, normalize};
use digit_lab::model_file::Json;
use serde::Deserialize;

/// The side of the pad: drawings made here lie in shares of it.
const PAD: f32 = 1.0;

/// The share of the pad that a drawing from elsewhere takes.
const SHARE: f32 = 0.6;

/// What somebody drew, and which digit it is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LabeledDrawing {
    /// 0 to 9.
    pub label: u8,
    /// Who drew it; free text, as the next two are.
    #[serde(default)]
    pub writer: String,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// What it was drawn with.
    #[serde(default)]
    pub input: String,
    /// In shares of the pad's side.
    pub strokes: Vec<Stroke>,
}

impl LabeledDrawing {
    /// A drawing made on this page.
    pub fn made_here(label: u8, strokes: Vec<Stroke>) -> Self {
        Self {
            label,
            writer: "me".to_owned(),
            source: "digit-lab".to_owned(),
            input: String::new(),
            strokes,
        }
    }

    /// The drawing that a line describes, put on the pad where its units are others; nothing where
    /// it describes none, or no digit, or one without ink.
    pub fn of_line<J: Json>(line: &str) -> Option<Self> {
        let drawing: Self = J::parse(line).ok()?;
        let bounds = Bounds::of(&drawing.strokes)?;
        let edges = [bounds.left, bounds.top, bounds.width, bounds.height];
        if drawing.label > 9 || !edges.iter().all(|edge| edge.is_finite()) {
            return None;
        }
        let on_pad = bounds.left >= 0.0
            && bounds.top >= 0.0
            && bounds.left + bounds.width <= PAD
            && bounds.top + bounds.height <= PAD;
        if on_pad {
            return Some(drawing);
        }
        let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
        let scale = SHARE * PAD / extent;
        let left = (PAD - bounds.width * scale) / 2.0;
        let top = (PAD - bounds.height * scale) / 2.0;
        Some(Self {
            strokes: moved(&drawing.strokes, |p| {
                Point::new(
                    (p.x - bounds.left) * scale + left,
                    (p.y - bounds.top) * scale + top,
                )
            }),
            ..drawing
        })
    }

    /// The line that describes it.
    pub fn line(&self) -> String {
        let texts = [
            ("writer", &self.writer),
            ("source", &self.source),
            ("input", &self.input),
        ];
        let mut line = format!("{{\"label\":{}", self.label);
        for (name, text) in texts {
            let _ = write!(line, ",\"{name}\":{}", quoted(text));
        }
        let points = |stroke: &Stroke| {
            let points = stroke.points.iter().map(|p| format!("[{},{}]", p.x, p.y));
            format!("[{}]", points.collect::<Vec<_>>().join(","))
        };
        let strokes: Vec<_> = self.strokes.iter().map(points).collect();
        let _ = write!(line, ",\"strokes\":[{}]}}", strokes.join(","));
        line
    }

    /// The picture that a network gets of it, grays from 0 to 255.
    pub fn picture(&self) -> [u8; PIXELS] {
        let drawing = normalize(&self.strokes, PAD);
        drawing.map_or([0; PIXELS], |drawing| {
            drawing.pixels().map(|gray| (gray * 255.0).round() as u8)
        })
    }

    /// Its lines as an SVG path in a square of this side, as large as fits.
    pub fn path(&self, side: f32, margin: f32) -> String {
        let Some(bounds) = Bounds::of(&self.strokes) else {
            return String::new();
        };
        let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
        let scale = (side - 2.0 * margin) / extent;
        let mut path = String::new();
        for stroke in &self.strokes {
            for (index, p) in stroke.points.iter().enumerate() {
                let x = (p.x - bounds.left - bounds.width / 2.0) * scale + side / 2.0;
                let y = (p.y - bounds.top - bounds.height / 2.0) * scale + side / 2.0;
                let command = if index == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{command}{x:.1} {y:.1}");
            }
            // A dot has no length, and is seen by its round ends.
            path.push_str("h0");
        }
        path
    }
}

fn moved(strokes: &[Stroke], to: impl Fn(&Point) -> Point) -> Vec<Stroke> {
    let stroke = |stroke: &Stroke| Stroke {
        points: stroke.points.iter().map(&to).collect(),
    };
    strokes.iter().map(stroke).collect()
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\0'..='\u{1f}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(sign));
            }
            _ => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    struct TestJson;

    impl Json for TestJson {
        fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
            serde_json::from_str(text).map_err(|error| error.to_string())
        }
    }

    fn drawing() -> LabeledDrawing {
        let strokes = vec![
            Stroke::new([[0.25, 0.125], [0.1, 0.9]]),
            Stroke::new([[0.5, 0.5]]),
        ];
        LabeledDrawing {
            writer: "a \"b\" \\ 王\n".to_owned(),
            ..LabeledDrawing::made_here(7, strokes)
        }
    }

    #[test]
    fn a_drawing_is_read_as_it_is_written() {
        let line = drawing().line();
        assert_eq!(LabeledDrawing::of_line::<TestJson>(&line), Some(drawing()));
        assert!(!line.contains('\n'));
    }

    #[test]
    fn a_drawing_in_other_units_is_put_on_the_pad() {
        let line = r#"{"label": 1, "strokes": [[[300, -100], [300, 500]]]}"#;
        let strokes = LabeledDrawing::of_line::<TestJson>(line).map(|it| it.strokes);
        let bounds = strokes.and_then(|strokes| Bounds::of(&strokes));
        let bounds = bounds.map(|it| [it.left, it.top, it.width, it.height]);
        let expected = [0.5, 0.2, 0.0, 0.6];
        assert!(
            bounds.is_some_and(|got| got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6)),
            "{bounds:?}"
        );
    }

    #[test]
    fn a_line_that_is_no_labeled_drawing_is_none() {
        for line in [
            "",
            "7",
            "{}",
            r#"{"label": 7}"#,
            r#"{"label": 10, "strokes": [[[1, 2]]]}"#,
            r#"{"label": -1, "strokes": [[[1, 2]]]}"#,
            r#"{"label": 7, "strokes": []}"#,
            r#"{"label": 7, "strokes": [[]]}"#,
            r#"{"label": 7, "strokes": [[[1]]]}"#,
            r#"{"label": 7, "strokes": [[[0, 0], [1e39, 0]]]}"#,
        ] {
            assert_eq!(LabeledDrawing::of_line::<TestJson>(line), None, "{line}");
        }
    }
}
