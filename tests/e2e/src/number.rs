//! Pictures of numbers, as files.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{File, Page, digits};

/// How a picture of a number looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Dark on light paper that lies half in the shade, as a photograph shows it.
    #[default]
    Light,
    /// The same with black and white exchanged.
    Dark,
}

/// Arguments: strokes of each digit, the picture's type, whether it is light on dark.
const DRAW: &str = "const [number, type, inverted, done] = arguments;
    const canvas = new OffscreenCanvas(1000, 500);
    const context = canvas.getContext('2d');
    context.fillStyle = '#f0ece0';
    context.fillRect(0, 0, 1000, 500);
    context.lineWidth = 12;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = '#2a3355';
    number.forEach((strokes, place) => {
        for (const stroke of strokes) {
            context.beginPath();
            stroke.forEach(([x, y]) => context.lineTo(90 + 190 * place + 220 * x, 140 + 220 * y));
            context.stroke();
        }
    });
    const shade = context.createLinearGradient(0, 0, 1000, 200);
    shade.addColorStop(0, 'rgb(0 0 0 / 0%)');
    shade.addColorStop(1, 'rgb(0 0 0 / 55%)');
    context.fillStyle = shade;
    context.fillRect(0, 0, 1000, 500);
    if (inverted) {
        context.globalCompositeOperation = 'difference';
        context.fillStyle = '#fff';
        context.fillRect(0, 0, 1000, 500);
    }
    const picture = canvas.convertToBlob({ type });";

/// What is done with it: its bytes come here.
const TAKE: &str = "picture.then((blob) => blob.arrayBuffer())
        .then((bytes) => done([...new Uint8Array(bytes)]));";

/// Or it is chosen in the page: what comes here a driver keeps, megabytes of it in an hour.
const CHOOSE: &str = "picture.then((blob) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], 'number', { type }));
        const input = document.querySelector('[data-testid=picture-input]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        done(true);
    });";

impl Page {
    /// Draws a number of up to four digits as a picture of this MIME type, 1000 by 500 pixels: the square of the first
    /// begins at (90, 140), and each further one 190 to the right.
    pub async fn picture(&self, number: &str, paper: Paper, kind: &str) -> Result<File> {
        let arguments = [strokes(number), json!(kind), json!(paper == Paper::Dark)];
        let script = format!("{DRAW} {TAKE}");
        let bytes = self.script_until_done(&script, &arguments).await?;
        let bytes = serde_json::from_value(bytes).context("no picture")?;
        Ok(File {
            name: "number".to_owned(),
            bytes,
        })
    }

    /// Chooses a picture of a number to be read.
    pub async fn choose_picture(&self, number: &str) -> Result<()> {
        let arguments = [strokes(number), json!("image/png"), json!(false)];
        let script = format!("{DRAW} {CHOOSE}");
        self.script_until_done(&script, &arguments).await.map(drop)
    }
}

/// The strokes of each digit.
fn strokes(number: &str) -> Value {
    let digits = number.bytes();
    digits
        .map(|digit| json!(digits::strokes(digit - b'0')))
        .collect()
}
