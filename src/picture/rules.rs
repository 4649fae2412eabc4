//! Ruled lines and grids.
//!
//! A rule is thin, long and nearly straight. It is followed from column to column (and a second
//! time from row to row), and only what is as thin and as faint as the rule itself is taken out:
//! where a stroke crosses it or runs along it, the ink stays whole.

use crate::picture::gray::Plane;

/// The thickest rule, as a share of the picture's longer side, but at least 3 pixels: half a
/// millimeter in a picture of 5 cm.
const THICKEST: f32 = 0.012;

/// The least length of a rule that runs out of the picture, as a share of the picture's side.
const LEAST_LENGTH: f32 = 0.25;

/// The least length of a rule that ends inside the picture, as on a sheet with a margin. It takes
/// several such to tell them from the bar of a 7 or from a 1.
const LEAST_FREE_LENGTH: f32 = 0.4;

/// How many rules must be found for those that end inside the picture to count.
const LEAST_COUNT: usize = 3;

/// How far from the picture's edge a rule may end and still run out of it, as a share of the side.
const MARGIN: f32 = 0.01;

/// How far a rule may be from where it is expected in the next column, in pixels.
const TOLERANCE: usize = 2;

/// The share of its length in which a rule is seen as such, the rest being crossed or faint.
const LEAST_SEEN: f32 = 0.5;

/// How much thicker and stronger than the rule's median a run may be that is taken out.
const UNLIKE: f32 = 1.4;

/// The gains of the filter that follows a rule (a g-h filter): its place follows within some five
/// columns, its slope within some fifty.
const GAINS: [f32; 2] = [0.2, 0.01];

/// Takes rules out of the ink: what is at least `floor`.
pub(super) fn remove(ink: &mut Plane, floor: u8) {
    let upright = Direction {
        along: ink.height,
        across: ink.width,
        along_step: ink.width,
        across_step: 1,
    };
    let level = Direction {
        along: ink.width,
        across: ink.height,
        along_step: 1,
        across_step: ink.width,
    };
    // Both are found before either is taken out, since lines of a grid cross.
    let level_tracks = level.tracks(ink, floor);
    let upright_tracks = upright.tracks(ink, floor);
    let level_count = level.erase(ink, &level_tracks, true);
    // Upright strokes are long more often than level ones: three 1s are no grid.
    upright.erase(ink, &upright_tracks, level_count >= LEAST_COUNT);
}

/// One of the two ways through a picture.
struct Direction {
    along: usize,
    across: usize,
    along_step: usize,
    across_step: usize,
}

/// A thin run of ink across the direction.
struct Run {
    along: usize,
    from: usize,
    to: usize,
    /// The most contrast in it.
    peak: u8,
    track: usize,
}

impl Run {
    fn thickness(&self) -> usize {
        self.to - self.from
    }
}

/// A line being followed.
struct Track {
    first: usize,
    last: usize,
    seen: usize,
    place: f32,
    slope: f32,
}

impl Track {
    fn length(&self) -> usize {
        self.last - self.first + 1
    }
}

struct Tracks {
    tracks: Vec<Track>,
    runs: Vec<Run>,
}

impl Direction {
    fn tracks(&self, ink: &Plane, floor: u8) -> Tracks {
        let thickest = (THICKEST * self.along.max(self.across) as f32).max(3.0) as usize;
        let longest_gap = self.along / 8;
        let mut tracks: Vec<Track> = Vec::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut active: Vec<usize> = Vec::new();
        let mut expected: Vec<Option<usize>> = vec![None; self.across];
        for along in 0..self.along {
            self.expect(along, longest_gap, &mut tracks, &mut active, &mut expected);
            for (from, to, peak) in self.thin_runs(ink, floor, along, thickest) {
                let middle = (from + to) as f32 / 2.0;
                let near = (middle as usize).saturating_sub(TOLERANCE)
                    ..(middle as usize + TOLERANCE + 1).min(self.across);
                let found = near
                    .filter(|&place| expected[place].is_some())
                    .min_by_key(|&place| place.abs_diff(middle as usize));
                let track = if let Some(track) = found.and_then(|place| expected[place].take()) {
                    let followed = &mut tracks[track];
                    let off = middle - followed.place;
                    followed.place += GAINS[0] * off;
                    followed.slope += GAINS[1] * off;
                    followed.last = along;
                    followed.seen += 1;
                    track
                } else {
                    tracks.push(Track {
                        first: along,
                        last: along,
                        seen: 1,
                        place: middle,
                        slope: 0.0,
                    });
                    active.push(tracks.len() - 1);
                    tracks.len() - 1
                };
                runs.push(Run {
                    along,
                    from,
                    to,
                    peak,
                    track,
                });
            }
        }
        Tracks { tracks, runs }
    }

    /// Moves the tracks on by one and notes where each is expected; gives up those lost for longer
    /// than they were seen. Of two at one place the longer goes on.
    fn expect(
        &self,
        along: usize,
        longest_gap: usize,
        tracks: &mut [Track],
        active: &mut Vec<usize>,
        expected: &mut [Option<usize>],
    ) {
        expected.fill(None);
        active.retain(|&index| {
            let track = &mut tracks[index];
            track.place += track.slope;
            let is_inside = track.place >= 0.0 && track.place < self.across as f32;
            if !is_inside || along - track.last > longest_gap.min(track.seen + 1) {
                return false;
            }
            let (place, seen) = (track.place as usize, track.seen);
            match expected[place] {
                Some(other) if tracks[other].seen >= seen => false,
                _ => {
                    expected[place] = Some(index);
                    true
                }
            }
        });
    }

    fn thin_runs(
        &self,
        ink: &Plane,
        floor: u8,
        along: usize,
        thickest: usize,
    ) -> Vec<(usize, usize, u8)> {
        let mut runs = Vec::new();
        let mut open: Option<(usize, u8)> = None;
        for across in 0..=self.across {
            let value = if across < self.across {
                ink.values[along * self.along_step + across * self.across_step]
            } else {
                0
            };
            if value >= floor {
                let (_, peak) = open.get_or_insert((across, 0));
                *peak = value.max(*peak);
            } else if let Some((from, peak)) = open.take()
                && across - from <= thickest
            {
                runs.push((from, across, peak));
            }
        }
        runs
    }

    /// Takes the rules among the tracks out of the ink, and says how many they are.
    fn erase(&self, ink: &mut Plane, Tracks { tracks, runs }: &Tracks, free_ones: bool) -> usize {
        let share = |share: f32| share * self.along as f32;
        let margin = share(MARGIN).max(1.0) as usize;
        let is_long = |track: &Track, least: f32| {
            track.length() as f32 >= share(least)
                && track.seen as f32 >= LEAST_SEEN * track.length() as f32
        };
        let runs_out = |track: &Track| track.first <= margin || track.last + margin >= self.along;
        let long_count = tracks
            .iter()
            .filter(|track| is_long(track, LEAST_FREE_LENGTH))
            .count();
        let is_rule: Vec<bool> = tracks
            .iter()
            .map(|track| {
                (is_long(track, LEAST_LENGTH) && runs_out(track))
                    || (free_ones && long_count >= LEAST_COUNT && is_long(track, LEAST_FREE_LENGTH))
            })
            .collect();
        let usual = medians(tracks, runs, &is_rule);
        for run in runs.iter().filter(|run| is_rule[run.track]) {
            let (thickness, peak) = usual[run.track];
            let is_like = run.thickness() as f32 <= UNLIKE * thickness as f32 + 1.0
                && f32::from(run.peak) <= UNLIKE * f32::from(peak);
            if is_like {
                for across in run.from..run.to {
                    ink.values[run.along * self.along_step + across * self.across_step] = 0;
                }
            }
        }
        is_rule.iter().filter(|&&is_rule| is_rule).count()
    }
}

/// Each rule's median thickness and contrast.
fn medians(tracks: &[Track], runs: &[Run], is_rule: &[bool]) -> Vec<(usize, u8)> {
    let mut of_rules = vec![(Vec::new(), Vec::new()); tracks.len()];
    for run in runs.iter().filter(|run| is_rule[run.track]) {
        let (thicknesses, peaks) = &mut of_rules[run.track];
        thicknesses.push(run.thickness());
        peaks.push(run.peak);
    }
    of_rules
        .into_iter()
        .map(|(thicknesses, peaks)| (median(thicknesses), median(peaks)))
        .collect()
}

fn median<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
