//! The smallest change of a picture that makes the network read something else.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use crate::data::CLASSES;
use crate::insight::Trace;
use crate::insight::evidence::Evidence;
use crate::nn::Network;

/// Steps after which an attempt is given up.
const MOST_STEPS: usize = 30;

/// How much of each step is away from the digit in the way, attempt by attempt, beside what is towards the digit wanted:
/// going away with all might can end where every ReLU is off and no gradient leads on.
const AWAY: [f32; 3] = [1.0, 0.5, 0.0];

/// Steps go this much beyond the border that the gradient promises (Moosavi-Dezfooli et al. 2015).
const OVERSHOOT: f32 = 1.02;

/// The least length of a step: where the network bends, ever shorter ones would come to rest before the border.
const LEAST_STEP: f32 = 0.1;

/// Halvings of the way to the border: to a ten-thousandth of it.
const HALVINGS: usize = 14;

/// How much of the way the nudge goes beyond the border. At the border itself rounding decides what is read, and whoever
/// shows the nudge may round otherwise: products that the processor fuses with sums are rounded once.
const BEYOND: f32 = 0.001;

/// A picture beside the one that was given which is read as another digit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nudge {
    /// The digit read before.
    pub from: u8,
    /// The digit read instead.
    pub to: u8,
    /// The picture as it was.
    pub start: Vec<f32>,
    /// The picture as it is read as another digit, grays from 0 to 1.
    pub end: Vec<f32>,
    /// The Euclidean distance between the two.
    pub distance: f64,
}

impl Nudge {
    /// The picture a share `t` of the way, from 0 (as it was) to 1 (read as another digit).
    pub fn at(&self, t: f32) -> Vec<f32> {
        between(&self.start, &self.end, t)
    }

    /// What has changed of the picture a share `t` of the way: above 0 where there is more ink.
    pub fn change(&self, t: f32) -> Vec<f32> {
        let pairs = self.at(t).into_iter().zip(&self.start);
        pairs.map(|(at, start)| at - start).collect()
    }
}

/// Looks for nudges towards one digit after another, and keeps the smallest: the steps of Moosavi-Dezfooli et al.
/// 2015 (arXiv:1511.04599) with grays kept between paper and ink, then the border halved in on along the line.
///
/// A step goes to the border between the evidence for a digit `k` and the largest evidence for another, `j`, as if
/// both were linear, and a little beyond: `x <- x + |f|/|w|² w` with `f = e_k - e_j` and `w = ∂f/∂x`, of which pixels
/// are left out that are at an end already and would have to go beyond it.
#[derive(Clone, Debug)]
pub struct NudgeSearch {
    network: Network<f32>,
    evidence: Evidence,
    start: Vec<f32>,
    from: usize,
    /// The digits that it may be read as in the end.
    wanted: Vec<usize>,
    /// How many of those have been tried.
    tried: usize,
    attempt: Attempt,
    smallest: Option<Nudge>,
}

/// The way towards one digit.
#[derive(Clone, Debug)]
struct Attempt {
    /// Which of [`AWAY`].
    number: usize,
    steps: usize,
    x: Vec<f32>,
    trace: Trace<f32>,
    /// `∂e/∂x` at `x` of the digit that stands in the way, once it is known.
    rival: Option<Vec<f32>>,
    /// Where the border lies on the line from the start to `x`, once `x` is beyond it.
    border: Option<Border>,
}

/// A stretch of a line, in shares of its length.
#[derive(Clone, Copy, Debug)]
struct Border {
    /// Still read as before.
    inside: f32,
    /// Read as a digit wanted.
    beyond: f32,
    halvings: usize,
}

impl NudgeSearch {
    /// From a picture to one read as `to`, or as any other digit. Nothing where the network reads no digits, the
    /// picture has another size or other grays than 0 to 1, or is read as `to` already.
    pub fn new(network: &Network<f32>, picture: &[f32], to: Option<usize>) -> Option<Self> {
        let evidence = Evidence::of(network)?;
        let is_gray = picture.iter().all(|gray| (0.0..=1.0).contains(gray));
        let attempt = Attempt::new(network, picture, 0).filter(|_| is_gray)?;
        let from = evidence.coding().read(attempt.trace.output().into());
        let wanted: Vec<usize> = (0..CLASSES)
            .filter(|digit| *digit != from && to.is_none_or(|to| to == *digit))
            .collect();
        (!wanted.is_empty()).then(|| Self {
            network: network.clone(),
            evidence,
            start: picture.to_vec(),
            from,
            wanted,
            tried: 0,
            attempt,
            smallest: None,
        })
    }

    /// Takes a gradient, or makes a step, or halves a way once; answers whether the search goes on.
    pub fn advance(&mut self) -> bool {
        let Some(&towards) = self.wanted.get(self.tried) else {
            return false;
        };
        if let Some(border) = self.attempt.border {
            self.halve(border);
            return self.tried < self.wanted.len();
        }
        let trace = &self.attempt.trace;
        match self.attempt.rival.take() {
            None => {
                let rival = self.rival(towards);
                self.attempt.rival = self.evidence.gradient(&self.network, trace, rival);
            }
            Some(rival) => match self.way(towards, &rival) {
                Some(way) if self.attempt.steps < MOST_STEPS => self.step(&way),
                _ => self.begin(self.attempt.number + 1),
            },
        }
        self.tried < self.wanted.len()
    }

    /// How much is done, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.tried as f64 / self.wanted.len() as f64
    }

    /// The smallest nudge found so far; in the end nothing where no gradient leads to another digit.
    pub fn found(&self) -> Option<&Nudge> {
        self.smallest.as_ref()
    }

    /// What stands in a digit's way: the one of the largest evidence beside it, at the start the digit read.
    fn rival(&self, towards: usize) -> usize {
        let others = (0..CLASSES).filter(|digit| *digit != towards);
        let evidence = |digit: &usize| self.evidence.of_trace(*digit, &self.attempt.trace);
        let strongest = others.max_by(|a, b| evidence(a).total_cmp(&evidence(b)));
        strongest.unwrap_or(self.from)
    }

    /// The next step towards a digit, as far as the gradients tell.
    fn way(&self, towards: usize, rival: &[f32]) -> Option<Vec<f32>> {
        let Attempt { x, trace, .. } = &self.attempt;
        let away = AWAY.get(self.attempt.number)?;
        let gradient = self.evidence.gradient(&self.network, trace, towards)?;
        let evidence = |digit| self.evidence.of_trace(digit, trace);
        let gap = evidence(self.rival(towards)) - evidence(towards);
        let pairs = gradient.iter().zip(rival).zip(x);
        let mut way: Vec<f32> = pairs
            .map(|((gradient, rival), gray)| {
                let change = gradient - away * rival;
                let is_at_end = *gray <= 0.0 && change < 0.0 || *gray >= 1.0 && change > 0.0;
                if is_at_end { 0.0 } else { change }
            })
            .collect();
        let steepness = way.iter().map(|it| it * it).sum::<f32>().sqrt();
        let length = (OVERSHOOT * gap.abs() / steepness).max(LEAST_STEP);
        for change in &mut way {
            *change *= length / steepness;
        }
        way.iter().all(|it| it.is_finite()).then_some(way)
    }

    /// Makes a step; where that leads to a digit wanted, goes on to the next.
    fn step(&mut self, way: &[f32]) {
        let attempt = &mut self.attempt;
        for (gray, by) in attempt.x.iter_mut().zip(way) {
            *gray = (*gray + by).clamp(0.0, 1.0);
        }
        attempt.steps += 1;
        if let Some(trace) = Trace::of(&self.network, &attempt.x) {
            attempt.trace = trace;
        }
        let read = self.evidence.coding().read(attempt.trace.output().into());
        if self.wanted.contains(&read) {
            attempt.border = Some(Border {
                inside: 0.0,
                beyond: 1.0,
                halvings: 0,
            });
        }
    }

    /// Halves the stretch in which the border lies, or, after the last time, goes on to the next digit.
    fn halve(&mut self, border: Border) {
        let middle = f32::midpoint(border.inside, border.beyond);
        let is_beyond = self.is_wanted(&between(&self.start, &self.attempt.x, middle));
        let border = Border {
            inside: if is_beyond { border.inside } else { middle },
            beyond: if is_beyond { middle } else { border.beyond },
            halvings: border.halvings + 1,
        };
        self.attempt.border = Some(border);
        if border.halvings == HALVINGS {
            let known = self
                .smallest
                .as_ref()
                .map_or(f64::INFINITY, |it| it.distance);
            let end = (border.beyond + BEYOND).min(1.0);
            let is_beyond = self.is_wanted(&between(&self.start, &self.attempt.x, end));
            let found = self.nudge(if is_beyond { end } else { border.beyond });
            if let Some(nudge) = found.filter(|nudge| nudge.distance < known) {
                self.smallest = Some(nudge);
            }
            self.tried += 1;
            self.begin(0);
        }
    }

    /// Begins again with an attempt, or, after the last, with the next digit.
    fn begin(&mut self, attempt: usize) {
        let is_next_digit = attempt >= AWAY.len();
        self.tried += usize::from(is_next_digit);
        let number = if is_next_digit { 0 } else { attempt };
        if let Some(attempt) = Attempt::new(&self.network, &self.start, number) {
            self.attempt = attempt;
        }
    }

    /// The picture a share of the way to `x`.
    fn nudge(&self, share: f32) -> Option<Nudge> {
        let end = between(&self.start, &self.attempt.x, share);
        let apart = end.iter().zip(&self.start);
        let squares = apart.map(|(end, start)| f64::from(end - start).powi(2));
        Some(Nudge {
            from: self.from as u8,
            to: self.read(&end)? as u8,
            distance: squares.sum::<f64>().sqrt(),
            start: self.start.clone(),
            end,
        })
    }

    fn is_wanted(&self, picture: &[f32]) -> bool {
        let read = self.read(picture);
        read.is_some_and(|read| self.wanted.contains(&read))
    }

    fn read(&self, picture: &[f32]) -> Option<usize> {
        let x = ArrayView2::from_shape((1, picture.len()), picture).ok()?;
        let outputs = self.network.predict(x);
        Some(self.evidence.coding().read(outputs.row(0)))
    }
}

impl Attempt {
    fn new(network: &Network<f32>, start: &[f32], number: usize) -> Option<Self> {
        Some(Self {
            number,
            steps: 0,
            x: start.to_vec(),
            trace: Trace::of(network, start)?,
            rival: None,
            border: None,
        })
    }
}

/// `(1 - t) from + t to`, and at the ends exactly those.
fn between(from: &[f32], to: &[f32], t: f32) -> Vec<f32> {
    let pairs = from.iter().zip(to);
    pairs.map(|(from, to)| (1.0 - t) * from + t * to).collect()
}
