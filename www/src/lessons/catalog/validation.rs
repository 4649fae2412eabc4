//! How settings are chosen.

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "validation",
    title: &t::l_validation,
    about: &t::l_validation_about,
    steps: &[
        Step::new(&t::l_validation_1, &t::l_validation_1_words)
            .opens("#/")
            .looks_at(Target::Element("accuracy-plot")),
        Step::new(&t::l_validation_2, &t::l_validation_2_words).asks(
            &[
                &t::l_validation_2_a,
                &t::l_validation_2_b,
                &t::l_validation_2_c,
            ],
            2,
            &t::l_validation_2_told,
        ),
        Step::new(&t::l_validation_3, &t::l_validation_3_words)
            .opens("#/experiments/search")
            .looks_at(Target::Element("search")),
        Step::new(&t::l_validation_4, &t::l_validation_4_words)
            .opens("#/experiments/3.16")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_validation_4_a,
                    &t::l_validation_4_b,
                    &t::l_validation_4_c,
                ],
                1,
                &t::l_validation_4_told,
            ),
        Step::new(&t::l_validation_5, &t::l_validation_5_words)
            .opens("#/experiments/3.18")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_validation_5_a,
                    &t::l_validation_5_b,
                    &t::l_validation_5_c,
                ],
                1,
                &t::l_validation_5_told,
            ),
        Step::new(&t::l_validation_6, &t::l_validation_6_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_validation_7, &t::l_validation_7_words),
        Step::attempt(&t::l_validation_8, &t::l_validation_8_words)
            .opens("#/experiments/search?layers=30&epochs=3")
            .looks_at(Target::Element("search-start")),
    ],
};
