//! How many output neurons.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "outputs",
    title: &t::l_outputs,
    about: &t::l_outputs_about,
    steps: &[
        Step::new(&t::l_outputs_1, &t::l_outputs_1_words)
            .opens("#/experiments/1.7")
            .looks_at(Target::Element("experiment")),
        Step::new(&t::l_outputs_2, &t::l_outputs_2_words).asks(
            &[&t::l_outputs_2_a, &t::l_outputs_2_b, &t::l_outputs_2_c],
            1,
            &t::l_outputs_2_told,
        ),
        Step::new(&t::l_outputs_3, &t::l_outputs_3_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_outputs_4, &t::l_outputs_4_words),
        Step::new(&t::l_outputs_5, &t::l_outputs_5_words).asks(
            &[&t::l_outputs_5_a, &t::l_outputs_5_b],
            0,
            &t::l_outputs_5_told,
        ),
        Step::attempt(&t::l_outputs_6, &t::l_outputs_6_words)
            .opens("#/?layers=30&output-coding=binary&epochs=5")
            .looks_at(Target::Field(Field::OutputCoding)),
    ],
};
