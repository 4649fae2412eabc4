//! Where learning starts.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "initialization",
    title: &t::l_initialization,
    about: &t::l_initialization_about,
    steps: &[
        Step::new(&t::l_initialization_1, &t::l_initialization_1_words)
            .opens("#/?layers=30&initializer=normal&epochs=5")
            .looks_at(Target::Field(Field::Initializer)),
        Step::new(&t::l_initialization_2, &t::l_initialization_2_words).asks(
            &[
                &t::l_initialization_2_a,
                &t::l_initialization_2_b,
                &t::l_initialization_2_c,
            ],
            1,
            &t::l_initialization_2_told,
        ),
        Step::new(&t::l_initialization_3, &t::l_initialization_3_words)
            .looks_at(Target::Field(Field::Initializer)),
        Step::new(&t::l_initialization_4, &t::l_initialization_4_words)
            .opens("#/experiments/3.13")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_initialization_4_a,
                    &t::l_initialization_4_b,
                    &t::l_initialization_4_c,
                ],
                0,
                &t::l_initialization_4_told,
            ),
        Step::new(&t::l_initialization_5, &t::l_initialization_5_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_initialization_6, &t::l_initialization_6_words).asks(
            &[
                &t::l_initialization_6_a,
                &t::l_initialization_6_b,
                &t::l_initialization_6_c,
            ],
            1,
            &t::l_initialization_6_told,
        ),
        Step::attempt(&t::l_initialization_7, &t::l_initialization_7_words)
            .opens("#/?layers=30&initializer=zero&epochs=5")
            .looks_at(Target::Field(Field::Initializer)),
    ],
};
