//! What slows a wrong neuron down.

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "cross-entropy",
    title: &t::l_cross_entropy,
    about: &t::l_cross_entropy_about,
    steps: &[
        Step::new(&t::l_cross_entropy_1, &t::l_cross_entropy_1_words)
            .opens("#/experiments/3.1")
            .looks_at(Target::Element("experiment")),
        Step::new(&t::l_cross_entropy_2, &t::l_cross_entropy_2_words).asks(
            &[
                &t::l_cross_entropy_2_a,
                &t::l_cross_entropy_2_b,
                &t::l_cross_entropy_2_c,
            ],
            1,
            &t::l_cross_entropy_2_told,
        ),
        Step::new(&t::l_cross_entropy_3, &t::l_cross_entropy_3_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_cross_entropy_4, &t::l_cross_entropy_4_words),
        Step::new(&t::l_cross_entropy_5, &t::l_cross_entropy_5_words)
            .opens("#/experiments/3.2")
            .looks_at(Target::Element("experiment")),
        Step::new(&t::l_cross_entropy_6, &t::l_cross_entropy_6_words).asks(
            &[
                &t::l_cross_entropy_6_a,
                &t::l_cross_entropy_6_b,
                &t::l_cross_entropy_6_c,
            ],
            0,
            &t::l_cross_entropy_6_told,
        ),
        Step::new(&t::l_cross_entropy_7, &t::l_cross_entropy_7_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::attempt(&t::l_cross_entropy_8, &t::l_cross_entropy_8_words)
            .opens("#/experiments/3.1")
            .looks_at(Target::Element("neuron-player")),
    ],
};
