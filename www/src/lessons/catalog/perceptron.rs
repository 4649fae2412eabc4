//! Why neurons answer with a curve.

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "perceptron",
    title: &t::l_perceptron,
    about: &t::l_perceptron_about,
    steps: &[
        Step::new(&t::l_perceptron_1, &t::l_perceptron_1_words)
            .opens("#/experiments/N.4")
            .looks_at(Target::Element("perceptron-player")),
        Step::new(&t::l_perceptron_2, &t::l_perceptron_2_words)
            .looks_at(Target::Element("perceptron-player")),
        Step::new(&t::l_perceptron_3, &t::l_perceptron_3_words).asks(
            &[
                &t::l_perceptron_3_a,
                &t::l_perceptron_3_b,
                &t::l_perceptron_3_c,
            ],
            1,
            &t::l_perceptron_3_told,
        ),
        Step::new(&t::l_perceptron_4, &t::l_perceptron_4_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_perceptron_5, &t::l_perceptron_5_words),
        Step::new(&t::l_perceptron_6, &t::l_perceptron_6_words).asks(
            &[
                &t::l_perceptron_6_a,
                &t::l_perceptron_6_b,
                &t::l_perceptron_6_c,
            ],
            0,
            &t::l_perceptron_6_told,
        ),
        Step::attempt(&t::l_perceptron_7, &t::l_perceptron_7_words)
            .looks_at(Target::Element("perceptron-player")),
    ],
};
