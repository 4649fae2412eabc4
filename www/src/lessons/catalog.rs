//! Every lesson, in the order in which they build on one another.

mod backpropagation;
mod cost;
mod cross_entropy;
mod depth;
mod good_data;
mod gradient_descent;
mod initialization;
mod mean_or_sum;
mod mini_batch;
mod neuron;
mod outputs;
mod overfitting;
mod perceptron;
mod regularization;
#[cfg(test)]
mod tests;
mod validation;

use super::step::Lesson;

/// The lessons.
pub static LESSONS: [&Lesson; 15] = [
    &neuron::LESSON,
    &perceptron::LESSON,
    &outputs::LESSON,
    &cost::LESSON,
    &gradient_descent::LESSON,
    &mini_batch::LESSON,
    &mean_or_sum::LESSON,
    &backpropagation::LESSON,
    &cross_entropy::LESSON,
    &overfitting::LESSON,
    &regularization::LESSON,
    &initialization::LESSON,
    &validation::LESSON,
    &good_data::LESSON,
    &depth::LESSON,
];

/// The lesson of this id.
pub fn lesson(id: &str) -> Option<&'static Lesson> {
    LESSONS.into_iter().find(|lesson| lesson.id == id)
}

/// The lesson after this one.
pub fn after(lesson: &Lesson) -> Option<&'static Lesson> {
    let place = LESSONS.iter().position(|it| it.id == lesson.id)?;
    LESSONS.get(place + 1).copied()
}
