//! Which pixels belong to which sheet of paper.
//!
//! A photograph shows the table around the sheet, or two sheets. What is to be paper must be smooth
//! and broad: neighbors of nearly the same gray hang together, and what hangs together must have
//! room for a square that no pen fills. Holes (the ink, seen from far away) belong to their sheet.

/// The most by which neighbors on one sheet differ, as a share of their gray and in gray levels:
/// light changes by less than 3 % between blocks, the edge of a sheet takes one or two blocks.
const STEP: (f32, f32) = (0.06, 4.0);

/// The least side of a square that fits a sheet, as a share of the picture's shorter side: strokes
/// of a digit that fills the picture are up to a fifth wide.
const LEAST_SQUARE: f32 = 0.25;

/// Sheets in sheets differ from what is around them by at least this share of the lighter gray, and
/// so many gray levels; what does not is the paper inside a 0.
const SAME_PAPER: (f32, f32) = (0.15, 12.0);

/// The share of the picture that the sheets found must have together; else all of the picture is
/// taken as one sheet, such as the paper inside and around a large 0.
const LEAST_COVER: f32 = 0.35;

/// How near to its sheet's edge a block is no longer looked at, in blocks: the edge and its blur.
const MARGIN: usize = 2;

/// A sheet: the blocks that count as its own.
pub(super) type Sheet = Vec<bool>;

/// The sheets in a thumbnail, `width` blocks wide; no block is in two of them.
pub(super) fn find(grays: &[f32], width: usize) -> Vec<Sheet> {
    let grid = Grid {
        width,
        height: grays.len() / width.max(1),
    };
    let least_square = LEAST_SQUARE * grid.width.min(grid.height) as f32;
    let mut found: Vec<(Sheet, f32)> = regions(grays, &grid)
        .into_iter()
        .filter(|region| grid.largest_square(region) as f32 >= least_square)
        .map(|region| (grid.filled(&region), mean(grays, &region)))
        .collect();
    found.sort_by_key(|(sheet, _)| size(sheet));
    let mut sheets: Vec<Sheet> = Vec::new();
    for (index, (sheet, gray)) in found.iter().enumerate() {
        let first = sheet.iter().position(|&own| own).unwrap_or(0);
        let around = found[index + 1..].iter().find(|(outer, _)| outer[first]);
        let is_inside_ink = around.is_some_and(|(_, around)| {
            (gray - around).abs() < (SAME_PAPER.0 * gray.max(*around)).max(SAME_PAPER.1)
        });
        if !is_inside_ink {
            // A sheet on a table lies in a hole of the table: what is smaller was there first.
            let own = |block: usize| sheet[block] && !sheets.iter().any(|other| other[block]);
            sheets.push((0..grays.len()).map(own).collect());
        }
    }
    let covered: usize = sheets.iter().map(size).sum();
    if (covered as f32) < LEAST_COVER * grays.len() as f32 {
        return vec![vec![true; grays.len()]];
    }
    sheets
        .iter()
        .map(|sheet| grid.without_edge(sheet))
        .collect()
}

fn size(sheet: &Sheet) -> usize {
    sheet.iter().filter(|&&own| own).count()
}

/// The mean gray of a region.
fn mean(grays: &[f32], region: &[bool]) -> f32 {
    let own = grays.iter().zip(region).filter(|(_, own)| **own);
    let (sum, count) = own.fold((0.0, 0.0), |(sum, count), (gray, _)| {
        (sum + gray, count + 1.0_f32)
    });
    sum / count.max(1.0)
}

/// Blocks of nearly the same gray that hang together, each as a mask; small ones are left out.
fn regions(grays: &[f32], grid: &Grid) -> Vec<Vec<bool>> {
    let least = (LEAST_SQUARE * grid.width.min(grid.height) as f32).powi(2);
    let mut seen = vec![false; grays.len()];
    let mut regions = Vec::new();
    for start in 0..grays.len() {
        if seen[start] {
            continue;
        }
        let is_near = |from: usize, to: usize| {
            let most = (STEP.0 * grays[from].max(grays[to])).max(STEP.1);
            (grays[from] - grays[to]).abs() <= most
        };
        let region = grid.flood(start, &mut seen, is_near);
        if region.len() as f32 >= least {
            let mut mask = vec![false; grays.len()];
            for block in region {
                mask[block] = true;
            }
            regions.push(mask);
        }
    }
    regions
}

struct Grid {
    width: usize,
    height: usize,
}

impl Grid {
    /// The blocks not yet seen that can be reached from `start` by allowed steps to the four sides.
    fn flood(
        &self,
        start: usize,
        seen: &mut [bool],
        may_step: impl Fn(usize, usize) -> bool,
    ) -> Vec<usize> {
        seen[start] = true;
        let mut reached = vec![start];
        let mut next = 0;
        while let Some(&block) = reached.get(next) {
            next += 1;
            for neighbor in self.neighbors(block).into_iter().flatten() {
                if !seen[neighbor] && may_step(block, neighbor) {
                    seen[neighbor] = true;
                    reached.push(neighbor);
                }
            }
        }
        reached
    }

    fn neighbors(&self, block: usize) -> [Option<usize>; 4] {
        let (row, column) = (block / self.width, block % self.width);
        [
            (column > 0).then(|| block - 1),
            (column + 1 < self.width).then(|| block + 1),
            (row > 0).then(|| block - self.width),
            (row + 1 < self.height).then(|| block + self.width),
        ]
    }

    /// The side of the largest square of the region's blocks.
    fn largest_square(&self, region: &[bool]) -> usize {
        let mut above = vec![0_usize; self.width + 1];
        let mut largest = 0;
        for row in region.chunks(self.width) {
            let mut corner = 0;
            for (column, &own) in row.iter().enumerate() {
                let side = if own {
                    1 + corner.min(above[column]).min(above[column + 1])
                } else {
                    0
                };
                corner = above[column + 1];
                above[column + 1] = side;
                largest = largest.max(side);
            }
        }
        largest
    }

    /// The region and what it surrounds: all that cannot be reached from the picture's edge.
    fn filled(&self, region: &[bool]) -> Vec<bool> {
        let mut seen = region.to_vec();
        for start in 0..region.len() {
            let is_edge = self.neighbors(start).contains(&None);
            if is_edge && !seen[start] {
                self.flood(start, &mut seen, |_, _| true);
            }
        }
        // What was seen from the edge is outside; the region itself was marked as seen before.
        region
            .iter()
            .zip(seen)
            .map(|(&own, seen)| own || !seen)
            .collect()
    }

    /// The sheet without the blocks near its edge; the picture's own edge is none.
    fn without_edge(&self, sheet: &[bool]) -> Sheet {
        (0..sheet.len())
            .map(|block| {
                let (row, column) = (block / self.width, block % self.width);
                let rows = row.saturating_sub(MARGIN)..(row + MARGIN + 1).min(self.height);
                let columns = column.saturating_sub(MARGIN)..(column + MARGIN + 1).min(self.width);
                rows.into_iter().all(|row| {
                    columns
                        .clone()
                        .all(|column| sheet[row * self.width + column])
                })
            })
            .collect()
    }
}
