//! Images learned by heart.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "overfitting",
    title: &t::l_overfitting,
    about: &t::l_overfitting_about,
    steps: &[
        Step::new(&t::l_overfitting_1, &t::l_overfitting_1_words)
            .opens("#/experiments/3.5")
            .looks_at(Target::Element("experiment")),
        Step::new(&t::l_overfitting_2, &t::l_overfitting_2_words).asks(
            &[
                &t::l_overfitting_2_a,
                &t::l_overfitting_2_b,
                &t::l_overfitting_2_c,
            ],
            2,
            &t::l_overfitting_2_told,
        ),
        Step::new(&t::l_overfitting_3, &t::l_overfitting_3_words).asks(
            &[
                &t::l_overfitting_3_a,
                &t::l_overfitting_3_b,
                &t::l_overfitting_3_c,
            ],
            2,
            &t::l_overfitting_3_told,
        ),
        Step::new(&t::l_overfitting_4, &t::l_overfitting_4_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_overfitting_5, &t::l_overfitting_5_words)
            .looks_at(Target::Element("experiment-plot-2")),
        Step::new(&t::l_overfitting_6, &t::l_overfitting_6_words)
            .opens("#/experiments/3.6")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_overfitting_6_a,
                    &t::l_overfitting_6_b,
                    &t::l_overfitting_6_c,
                ],
                0,
                &t::l_overfitting_6_told,
            ),
        Step::attempt(&t::l_overfitting_7, &t::l_overfitting_7_words)
            .opens("#/?layers=30&regularization=none&training-size=1000&epochs=30")
            .looks_at(Target::Field(Field::TrainingSize)),
    ],
};
