//! What an experiment is: arms to compare, figures to read from them, and what must be seen.

use serde::{Deserialize, Serialize};

use crate::book::{Criterion, Cut, Figure, Job, Kind, Measure, Version};
use crate::names::named_enum;
use crate::training::TrainingSpec;

named_enum! {
    /// Where an experiment comes from.
    pub enum Group ("group") {
        /// Using neural nets to recognize handwritten digits.
        Chapter1 = "chapter-1",
        /// Improving the way neural networks learn.
        Chapter3 = "chapter-3",
        /// Why are deep neural networks hard to train?
        Chapter5 = "chapter-5",
        /// Deep learning.
        Chapter6 = "chapter-6",
        /// Study notes on the book.
        Notes = "notes",
    }
}

/// A row of the gallery.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// Stable: `3.5`, `N.2`.
    pub id: &'static str,
    /// Its source.
    pub group: Group,
    /// What is compared, at least one.
    pub arms: Vec<Arm>,
    /// The numbers to read, with what was published.
    pub figures: Vec<Figure>,
    /// What must be seen beside the published numbers.
    pub claims: Vec<Claim>,
    /// Whether the full version takes hours, so that one runs a reduced one instead.
    pub is_reduced: bool,
    /// Whether a published figure is the best of three runs rather than one of many.
    pub is_best_of_three: bool,
}

/// One of the things compared: a line on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Short, of the settings themselves: `eta 0.25`. Unique within the experiment.
    pub name: &'static str,
    /// Where it stands on an axis of arms, such as its number of training images.
    pub x: Option<f64>,
    /// As published.
    pub job: Job,
    /// On the bundled subset.
    pub quick: Cut,
    /// Natively, where the full version takes hours.
    pub reduced: Option<Cut>,
}

/// Something that the text says and that figures show, by the figures' names.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// The medians grow in this order.
    Rising(Vec<&'static str>),
    /// No run is above.
    AtMost(&'static str, f64),
    /// No run is below.
    AtLeast(&'static str, f64),
    /// The medians of the two differ by at most so much.
    Near(&'static str, &'static str, f64),
}

impl Experiment {
    /// An experiment without arms yet.
    pub(super) fn new(id: &'static str, group: Group) -> Self {
        Self {
            id,
            group,
            arms: Vec::new(),
            figures: Vec::new(),
            claims: Vec::new(),
            is_reduced: false,
            is_best_of_three: false,
        }
    }

    /// One more arm; what follows is about it.
    pub(super) fn arm(mut self, name: &'static str, job: Job) -> Self {
        let quick = Cut::quick(&job);
        self.arms.push(Arm {
            name,
            x: None,
            job,
            quick,
            reduced: None,
        });
        self
    }

    /// One more arm, which is a training.
    pub(super) fn training(self, name: &'static str, spec: TrainingSpec) -> Self {
        self.arm(name, Job::Training(spec))
    }

    /// Where the last arm stands on the axis of arms.
    pub(super) fn at(mut self, x: f64) -> Self {
        self.last(|arm| arm.x = Some(x));
        self
    }

    /// How far the last arm goes in the quick version.
    pub(super) fn quick(mut self, images: u32, epochs: u32) -> Self {
        self.last(|arm| arm.quick = Cut { images, epochs });
        self
    }

    /// How far the last arm goes in the reduced version.
    pub(super) fn reduced(mut self, images: u32, epochs: u32) -> Self {
        self.last(|arm| arm.reduced = Some(Cut { images, epochs }));
        self.is_reduced = true;
        self
    }

    /// A number of the last arm that was published.
    pub(super) fn published(self, measure: Measure, value: f64, criterion: Criterion) -> Self {
        self.figure(measure, Some(value), criterion)
    }

    /// A number of the last arm that nobody published.
    pub(super) fn measured(self, measure: Measure) -> Self {
        self.figure(measure, None, Criterion::Shown)
    }

    /// The published best figures are those of three runs.
    pub(super) fn best_of_three(mut self) -> Self {
        self.is_best_of_three = true;
        self
    }

    /// Something that must be seen.
    pub(super) fn claim(mut self, claim: Claim) -> Self {
        self.claims.push(claim);
        self
    }

    /// What sort of experiment it is, by its first arm.
    pub fn kind(&self) -> Kind {
        self.arms.first().map_or(Kind::Training, |a| a.job.kind())
    }

    /// A figure's name: the measure's, after the arm's where there are several.
    pub fn figure_name(&self, figure: &Figure) -> String {
        match (&self.arms[..], self.arms.get(figure.arm)) {
            ([_, _, ..], Some(arm)) => format!("{} {}", arm.name, figure.measure),
            _ => figure.measure.to_string(),
        }
    }

    /// The version that is run where all images are there: reduced where the full one takes hours.
    pub fn usual_version(&self) -> Version {
        if self.is_reduced {
            Version::Reduced
        } else {
            Version::Full
        }
    }

    fn figure(mut self, measure: Measure, published: Option<f64>, criterion: Criterion) -> Self {
        self.figures.push(Figure {
            arm: self.arms.len().saturating_sub(1),
            measure,
            published,
            criterion,
        });
        self
    }

    fn last(&mut self, change: impl FnOnce(&mut Arm)) {
        if let Some(arm) = self.arms.last_mut() {
            change(arm);
        }
    }
}

impl Arm {
    /// What is done in a version, on so many training images under a seed.
    pub fn job(&self, version: Version, images: usize, seed: u32) -> Job {
        let cut = match version {
            Version::Quick => Some(self.quick),
            Version::Reduced => self.reduced,
            Version::Full => None,
        };
        let job = cut.map_or_else(|| self.job.clone(), |cut| cut.applied(&self.job));
        job.limited_to(images).seeded(seed)
    }
}
