//! From RGBA to a gray picture of working size.

/// The longest side of the picture that is worked on, in pixels.
///
/// A phone's 4032 pixels become 1344: on a photographed A4 page a digit 8 mm high then has some 36
/// pixels, nearly twice the 20 that a network is shown. Larger pictures would cost time and keep
/// nothing but noise.
const WORKING_SIDE: usize = 1_600;

/// Noise, as a standard deviation in gray levels of 255, above which a picture is smoothed, and
/// above which twice: after reduction a photograph in good light has 1 to 2, one at night 5 to 15.
const NOISE: [f32; 2] = [2.5, 10.0];

/// Bytes in rows: grays, or how much ink there is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<u8>,
}

impl Plane {
    /// The rows from the top.
    pub(super) fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.values.chunks_exact(self.width)
    }
}

/// The picture in gray, each pixel the mean of a square of pixels, and that square's side.
///
/// `rgba` has `4 * width * height` bytes, which the caller has checked. Luma is ITU-R BT.601's,
/// 0.299 R + 0.587 G + 0.114 B; what is transparent lies over white, as paper would.
pub(super) fn reduced(rgba: &[u8], width: usize, height: usize) -> (Plane, usize) {
    let factor = width.max(height).div_ceil(WORKING_SIDE);
    let (columns, rows) = (width.div_ceil(factor), height.div_ceil(factor));
    let mut values = Vec::with_capacity(columns * rows);
    let mut sums = vec![0_u64; columns];
    for band in rgba.chunks(4 * width * factor) {
        sums.fill(0);
        let band_height = band.len() / (4 * width);
        for row in band.chunks_exact(4 * width) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks(4 * factor)) {
                *sum += pixels
                    .as_chunks()
                    .0
                    .iter()
                    .map(|&pixel| u64::from(luma(pixel)))
                    .sum::<u64>();
            }
        }
        for (column, &sum) in sums.iter().enumerate() {
            let block_width = factor.min(width - column * factor);
            let count = (block_width * band_height) as u64 * 256;
            values.push(((sum + count / 2) / count) as u8);
        }
    }
    let plane = Plane {
        width: columns,
        height: rows,
        values,
    };
    (plane, factor)
}

/// 256 times the gray of a pixel over white.
fn luma([red, green, blue, alpha]: [u8; 4]) -> u32 {
    let opaque = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    match u32::from(alpha) {
        255 => opaque,
        alpha => (opaque * alpha + 255 * 256 * (255 - alpha)) / 255,
    }
}

/// The picture with its noise smoothed, as often as it needs.
pub(super) fn smoothed(mut plane: Plane) -> Plane {
    let noise = noise(&plane);
    for _ in NOISE.iter().filter(|&&least| noise > least) {
        plane = binomial(&plane);
    }
    plane
}

/// The standard deviation of the noise in gray levels, from the magnitude of a difference of two
/// Laplacians `N * I`, which flat areas, slopes and straight edges do not excite (Immerkær 1996,
/// Fast Noise Variance Estimation).
///
/// Its standard deviation is 6 times the noise's. The median, 0.6745 standard deviations, is taken
/// rather than the mean, so that strokes in a small picture are not taken for noise.
fn noise(plane: &Plane) -> f32 {
    let mut magnitudes = vec![0_usize; 16 * 256];
    let rows: Vec<&[u8]> = plane.rows().collect();
    for three in rows.windows(3) {
        let [above, middle, below] = three else {
            continue;
        };
        for ((a, m), b) in above
            .windows(3)
            .zip(middle.windows(3))
            .zip(below.windows(3))
        {
            let at = |row: &[u8], column: usize| i32::from(row[column]);
            let second = |row: &[u8]| at(row, 0) - 2 * at(row, 1) + at(row, 2);
            let magnitude = (second(a) - 2 * second(m) + second(b)).unsigned_abs();
            magnitudes[(magnitude as usize).min(16 * 256 - 1)] += 1;
        }
    }
    percentile(&magnitudes, 0.5) as f32 / (6.0 * 0.6745)
}

/// The least value that this share of all values does not exceed, by how often there is each.
pub(super) fn percentile(counts: &[usize], share: f64) -> usize {
    let total: usize = counts.iter().sum();
    let mut seen = 0;
    counts
        .iter()
        .position(|count| {
            seen += count;
            seen as f64 >= share * total as f64
        })
        .unwrap_or(0)
}

/// Each pixel the mean of its 3x3 neighbors with weights 1 2 1 each way; edges are repeated.
fn binomial(plane: &Plane) -> Plane {
    let (width, height) = (plane.width, plane.height);
    let mut across = vec![0_u16; plane.values.len()];
    for (row, out) in plane.rows().zip(across.chunks_exact_mut(width)) {
        for (column, sum) in out.iter_mut().enumerate() {
            let at = |column: usize| u16::from(row[column.min(width - 1)]);
            *sum = at(column.saturating_sub(1)) + 2 * at(column) + at(column + 1);
        }
    }
    let mut values = Vec::with_capacity(across.len());
    for row in 0..height {
        let at = |row: usize| &across[row * width..(row + 1) * width];
        let (above, below) = (at(row.saturating_sub(1)), at((row + 1).min(height - 1)));
        values.extend(
            above
                .iter()
                .zip(at(row))
                .zip(below)
                .map(|((&a, &m), &b)| ((a + 2 * m + b + 8) / 16) as u8),
        );
    }
    Plane { values, ..*plane }
}
