//! What penalties make of weights.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "regularization",
    title: &t::l_regularization,
    about: &t::l_regularization_about,
    steps: &[
        Step::new(&t::l_regularization_1, &t::l_regularization_1_words)
            .opens("#/?layers=30&training-size=1000&lambda=0.1&epochs=30")
            .looks_at(Target::Field(Field::Regularization)),
        Step::new(&t::l_regularization_2, &t::l_regularization_2_words).asks(
            &[
                &t::l_regularization_2_a,
                &t::l_regularization_2_b,
                &t::l_regularization_2_c,
            ],
            0,
            &t::l_regularization_2_told,
        ),
        Step::new(&t::l_regularization_3, &t::l_regularization_3_words)
            .opens("#/experiments/3.7")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_regularization_3_a,
                    &t::l_regularization_3_b,
                    &t::l_regularization_3_c,
                ],
                2,
                &t::l_regularization_3_told,
            ),
        Step::new(&t::l_regularization_4, &t::l_regularization_4_words)
            .opens("#/experiments/3.19")
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_regularization_5, &t::l_regularization_5_words).asks(
            &[
                &t::l_regularization_5_a,
                &t::l_regularization_5_b,
                &t::l_regularization_5_c,
            ],
            2,
            &t::l_regularization_5_told,
        ),
        Step::new(&t::l_regularization_6, &t::l_regularization_6_words)
            .opens("#/experiments/N.6")
            .looks_at(Target::Element("experiment-figures")),
        Step::new(&t::l_regularization_7, &t::l_regularization_7_words),
        Step::attempt(&t::l_regularization_8, &t::l_regularization_8_words)
            .opens("#/?layers=30&training-size=1000&lambda=0.1&epochs=30")
            .looks_at(Target::Field(Field::Lambda)),
    ],
};
