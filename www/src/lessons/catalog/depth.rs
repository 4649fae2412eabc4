//! Where gradients get lost.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "depth",
    title: &t::l_depth,
    about: &t::l_depth_about,
    steps: &[
        Step::new(&t::l_depth_1, &t::l_depth_1_words)
            .opens("#/experiments/5.1")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[&t::l_depth_1_a, &t::l_depth_1_b, &t::l_depth_1_c],
                1,
                &t::l_depth_1_told,
            ),
        Step::new(&t::l_depth_2, &t::l_depth_2_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_depth_3, &t::l_depth_3_words)
            .opens("#/experiments/5.2")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[&t::l_depth_3_a, &t::l_depth_3_b, &t::l_depth_3_c],
                0,
                &t::l_depth_3_told,
            ),
        Step::new(&t::l_depth_4, &t::l_depth_4_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_depth_5, &t::l_depth_5_words),
        Step::new(&t::l_depth_6, &t::l_depth_6_words).asks(
            &[&t::l_depth_6_a, &t::l_depth_6_b, &t::l_depth_6_c],
            2,
            &t::l_depth_6_told,
        ),
        Step::new(&t::l_depth_7, &t::l_depth_7_words)
            .opens("#/experiments/5.3")
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_depth_8, &t::l_depth_8_words)
            .opens("#/experiments/3.21")
            .looks_at(Target::Element("experiment")),
        Step::attempt(&t::l_depth_9, &t::l_depth_9_words)
            .opens("#/?layers=30,30,30&learning-rate=0.1&layer-monitors=true&epochs=5")
            .looks_at(Target::Field(Field::LayerMonitors)),
    ],
};
