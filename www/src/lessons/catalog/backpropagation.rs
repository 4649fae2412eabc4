//! One step of learning in its numbers.

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "backpropagation",
    title: &t::l_backpropagation,
    about: &t::l_backpropagation_about,
    steps: &[
        Step::new(&t::l_backpropagation_1, &t::l_backpropagation_1_words)
            .opens("#/")
            .looks_at(Target::Element("draw-pad"))
            .presses("pad-random", &texts::pad::random),
        Step::new(&t::l_backpropagation_2, &t::l_backpropagation_2_words)
            .opens("#/inside/step")
            .looks_at(Target::Element("inside-stages"))
            .presses("inside-next", &texts::inside::next),
        Step::new(&t::l_backpropagation_3, &t::l_backpropagation_3_words).asks(
            &[
                &t::l_backpropagation_3_a,
                &t::l_backpropagation_3_b,
                &t::l_backpropagation_3_c,
            ],
            1,
            &t::l_backpropagation_3_told,
        ),
        Step::new(&t::l_backpropagation_4, &t::l_backpropagation_4_words)
            .looks_at(Target::Element("inside-stages")),
        Step::new(&t::l_backpropagation_5, &t::l_backpropagation_5_words)
            .looks_at(Target::Element("inside-stages")),
        Step::new(&t::l_backpropagation_6, &t::l_backpropagation_6_words).asks(
            &[
                &t::l_backpropagation_6_a,
                &t::l_backpropagation_6_b,
                &t::l_backpropagation_6_c,
            ],
            0,
            &t::l_backpropagation_6_told,
        ),
        Step::new(&t::l_backpropagation_7, &t::l_backpropagation_7_words)
            .looks_at(Target::Element("inside-outcome"))
            .presses("inside-take", &texts::inside::take),
        Step::new(&t::l_backpropagation_8, &t::l_backpropagation_8_words)
            .opens("#/experiments/N.3")
            .looks_at(Target::Element("experiment-figures")),
        Step::attempt(&t::l_backpropagation_9, &t::l_backpropagation_9_words)
            .opens("#/inside/step")
            .looks_at(Target::Element("inside-outcome")),
    ],
};
