//! What landscape is wanted, and the last one that was found.

use std::sync::Arc;

use digit_lab::data;
use digit_lab::insight::session::{Answer, Images, Question};
use digit_lab::insight::{Direction, Landscape};
use digit_lab::nn::Cost;
use leptos::prelude::*;

use super::effort::Scope;
use crate::inside::anew::AskedAbout;
use crate::inside::costs::cost_of;
use crate::inside::inquiry::{Asked, Inquiry};
use crate::inside::subject::{Looked, Subject};

/// How far one looks at first, in lengths of the weights.
const REACH: f64 = 0.1;

/// Over what the cost is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Against the gradient.
    LineOfDescent,
    /// Along a random direction.
    RandomLine,
    /// Over the plane of the gradient and a random direction.
    PlaneOfDescent,
    /// Over the plane of two random directions.
    RandomPlane,
}

impl Course {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::LineOfDescent,
        Self::RandomLine,
        Self::PlaneOfDescent,
        Self::RandomPlane,
    ];

    /// For automation.
    pub fn name(self) -> &'static str {
        match self {
            Self::LineOfDescent => "line-descent",
            Self::RandomLine => "line-random",
            Self::PlaneOfDescent => "plane-descent",
            Self::RandomPlane => "plane-random",
        }
    }

    /// Whether there are two directions.
    pub fn is_plane(self) -> bool {
        matches!(self, Self::PlaneOfDescent | Self::RandomPlane)
    }

    /// Points along a direction that can be chosen, the middle one at first.
    pub fn points(self) -> [u32; 3] {
        if self.is_plane() {
            [11, 21, 41]
        } else {
            [21, 41, 101]
        }
    }

    fn directions(self, seed: u32) -> Vec<Direction> {
        // Two seeds for each choice, so that planes share no direction.
        let random = |which: u32| Direction::Random(seed.wrapping_mul(2).wrapping_add(which));
        match self {
            Self::LineOfDescent => vec![Direction::Descent],
            Self::RandomLine => vec![random(0)],
            Self::PlaneOfDescent => vec![Direction::Descent, random(0)],
            Self::RandomPlane => vec![random(0), random(1)],
        }
    }
}

/// A landscape that is wanted.
#[derive(Clone, Debug, PartialEq)]
struct Wish {
    course: Course,
    reach: f64,
    seed: u32,
    scope: Scope,
    looked: Looked,
}

/// A landscape that was found, compared by whether it is the very same one.
#[derive(Clone)]
pub struct Found {
    /// From what it was computed.
    pub scope: Scope,
    wish: Wish,
    landscape: Arc<Landscape>,
}

/// Where a cost is the least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Least {
    /// Along the first direction.
    pub alpha: f64,
    /// Along the second, where there is one.
    pub beta: Option<f64>,
    /// The cost there.
    pub cost: f64,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.landscape, &other.landscape)
    }
}

impl Found {
    /// What the engine found.
    pub fn landscape(&self) -> &Landscape {
        &self.landscape
    }

    /// Over what.
    pub fn course(&self) -> Course {
        self.wish.course
    }

    /// Which cost it is.
    pub fn cost(&self) -> Cost {
        cost_of(self.wish.looked.network(), None)
    }

    /// The cost at the present weights.
    pub fn here(&self) -> f64 {
        let costs = &self.landscape.costs;
        costs.get(costs.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// What `α` of 1 is as a learning rate, along the direction of descent.
    pub fn rate(&self) -> Option<f64> {
        let rate = self.landscape.rates.first().copied().flatten();
        rate.filter(|rate| *rate > 0.0)
    }

    /// The least cost that is a number.
    pub fn least(&self) -> Option<Least> {
        let Landscape { steps, costs, .. } = &*self.landscape;
        let finite = costs.iter().enumerate().filter(|(_, it)| it.is_finite());
        let (index, cost) = finite.min_by(|a, b| a.1.total_cmp(b.1))?;
        let side = steps.len().max(1);
        Some(Least {
            alpha: *steps.get(index % side)?,
            beta: steps
                .get(index / side)
                .copied()
                .filter(|_| self.landscape.directions > 1),
            cost: *cost,
        })
    }

    /// Whether the cost is the same everywhere.
    pub fn is_flat(&self) -> bool {
        let bits = self.here().to_bits();
        let mut costs = self.landscape.costs.iter();
        costs.all(|cost| cost.to_bits() == bits)
    }
}

/// The wish and what came of it; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Terrain {
    /// The network whose weights are in the middle.
    pub about: AskedAbout,
    /// Over what.
    pub course: RwSignal<Course>,
    /// How far, in lengths of the weights.
    pub reach: RwSignal<f64>,
    /// The number of points that was chosen.
    pub asked_points: RwSignal<u32>,
    /// The number of points, which the course has.
    pub points: Memo<u32>,
    /// Which random directions.
    pub seed: RwSignal<u32>,
    /// The last landscape.
    pub found: RwSignal<Option<Found>>,
    inquiry: Inquiry,
    /// What the worker was sent for last.
    sent: RwSignal<Option<Wish>>,
}

impl Terrain {
    /// Asks for the line of descent, and then for whatever is chosen.
    pub fn new(subject: Subject) -> Self {
        let course = RwSignal::new(Course::LineOfDescent);
        let asked_points = RwSignal::new(0);
        let terrain = Self {
            about: AskedAbout::new(subject),
            course,
            reach: RwSignal::new(REACH),
            asked_points,
            points: Memo::new(move |_| {
                let (all, asked) = (course.get().points(), asked_points.get());
                if all.contains(&asked) { asked } else { all[1] }
            }),
            seed: RwSignal::new(1),
            found: RwSignal::new(None),
            inquiry: expect_context(),
            sent: RwSignal::new(None),
        };
        Effect::new(move |_| terrain.send());
        Effect::new(move |_| {
            if let Asked::Answered(Answer::Landscape(landscape)) = terrain.inquiry.asked.get()
                && let Some(wish) = terrain.sent.get_untracked()
            {
                terrain.found.set(Some(Found {
                    scope: wish.scope,
                    wish,
                    landscape: Arc::new(landscape),
                }));
            }
        });
        terrain
    }

    /// Asks once more.
    pub fn retry(self) {
        self.sent.set(None);
    }

    /// Sends the worker for what is wanted, unless that is under way, here, or has failed.
    fn send(self) {
        let Some(looked) = self.about.network() else {
            return;
        };
        let course = self.course.get();
        let directions = if course.is_plane() { 2 } else { 1 };
        let wish = Wish {
            course,
            reach: self.reach.get(),
            seed: self.seed.get(),
            scope: Scope::of(looked.network(), self.points.get(), directions),
            looked: looked.clone(),
        };
        if self.sent.with(|sent| sent.as_ref() == Some(&wish)) {
            return;
        }
        let question = Question::Landscape {
            directions: course.directions(wish.seed),
            reach: wish.reach,
            points: wish.scope.points,
            images: Images {
                of: data::Set::Training,
                most: wish.scope.images,
            },
        };
        self.sent.set(Some(wish));
        let cost = cost_of(looked.network(), None);
        self.inquiry.ask(looked, cost, question);
    }
}
