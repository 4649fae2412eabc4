//! How many images to a step.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "mini-batch",
    title: &t::l_mini_batch,
    about: &t::l_mini_batch_about,
    steps: &[
        Step::new(&t::l_mini_batch_1, &t::l_mini_batch_1_words)
            .opens("#/experiments/1.8")
            .looks_at(Target::Element("experiment")),
        Step::new(&t::l_mini_batch_2, &t::l_mini_batch_2_words).asks(
            &[
                &t::l_mini_batch_2_a,
                &t::l_mini_batch_2_b,
                &t::l_mini_batch_2_c,
            ],
            1,
            &t::l_mini_batch_2_told,
        ),
        Step::new(&t::l_mini_batch_3, &t::l_mini_batch_3_words).asks(
            &[
                &t::l_mini_batch_3_a,
                &t::l_mini_batch_3_b,
                &t::l_mini_batch_3_c,
            ],
            2,
            &t::l_mini_batch_3_told,
        ),
        Step::new(&t::l_mini_batch_4, &t::l_mini_batch_4_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_mini_batch_5, &t::l_mini_batch_5_words),
        Step::new(&t::l_mini_batch_6, &t::l_mini_batch_6_words)
            .opens("#/?layers=30&mini-batch=1&epochs=3")
            .looks_at(Target::Element("train-status"))
            .presses("train-start", &texts::training::train),
        Step::attempt(&t::l_mini_batch_7, &t::l_mini_batch_7_words)
            .looks_at(Target::Field(Field::MiniBatch)),
    ],
};
