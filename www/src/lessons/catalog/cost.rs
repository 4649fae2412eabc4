//! Why there is a cost.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson { id: "cost", title: &t::l_cost, about: &t::l_cost_about, steps: &[
Step::new(&t::l_cost_1, &t::l_cost_1_words).opens("#/").looks_at(Target::Element("accuracy-plot")),
Step::new(&t::l_cost_2, &t::l_cost_2_words).looks_at(Target::Element("cost-plot")),
Step::new(&t::l_cost_3, &t::l_cost_3_words).asks(&[&t::l_cost_3_a, &t::l_cost_3_b, &t::l_cost_3_c], 1, &t::l_cost_3_told),
Step::new(&t::l_cost_4, &t::l_cost_4_words).opens("#/?layers=30&cost=quadratic&initializer=normal&regularization=none&learning-rate=3&epochs=5").looks_at(Target::Element("train-start")).presses("train-start", &texts::training::train),
Step::new(&t::l_cost_5, &t::l_cost_5_words).looks_at(Target::Element("cost-plot")).asks(&[&t::l_cost_5_a, &t::l_cost_5_b, &t::l_cost_5_c], 1, &t::l_cost_5_told),
Step::attempt(&t::l_cost_6, &t::l_cost_6_words).looks_at(Target::Field(Field::Cost)),
] };
