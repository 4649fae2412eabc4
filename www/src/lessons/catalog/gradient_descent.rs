//! The way down and the length of its steps.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "gradient-descent",
    title: &t::l_gradient_descent,
    about: &t::l_gradient_descent_about,
    steps: &[
        Step::new(&t::l_gradient_descent_1, &t::l_gradient_descent_1_words)
            .opens("#/experiments/3.1")
            .looks_at(Target::Element("neuron-player")),
        Step::new(&t::l_gradient_descent_2, &t::l_gradient_descent_2_words)
            .looks_at(Target::Element("neuron-player"))
            .presses("neuron-play", &texts::experiments::play),
        Step::new(&t::l_gradient_descent_3, &t::l_gradient_descent_3_words).asks(
            &[
                &t::l_gradient_descent_3_a,
                &t::l_gradient_descent_3_b,
                &t::l_gradient_descent_3_c,
            ],
            0,
            &t::l_gradient_descent_3_told,
        ),
        Step::new(&t::l_gradient_descent_4, &t::l_gradient_descent_4_words)
            .opens("#/experiments/1.3")
            .looks_at(Target::Element("experiment-figures")),
        Step::new(&t::l_gradient_descent_5, &t::l_gradient_descent_5_words).asks(
            &[
                &t::l_gradient_descent_5_a,
                &t::l_gradient_descent_5_b,
                &t::l_gradient_descent_5_c,
            ],
            0,
            &t::l_gradient_descent_5_told,
        ),
        Step::new(&t::l_gradient_descent_6, &t::l_gradient_descent_6_words)
            .opens("#/experiments/3.15")
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::attempt(&t::l_gradient_descent_7, &t::l_gradient_descent_7_words)
            .opens("#/?layers=30&epochs=3")
            .looks_at(Target::Field(Field::LearningRate)),
    ],
};
