//! What a neuron computes.

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "neuron",
    title: &t::l_neuron,
    about: &t::l_neuron_about,
    steps: &[
        Step::new(&t::l_neuron_1, &t::l_neuron_1_words)
            .opens("#/")
            .looks_at(Target::Element("draw-pad"))
            .presses("pad-random", &texts::pad::random),
        Step::new(&t::l_neuron_2, &t::l_neuron_2_words)
            .opens("#/inside")
            .looks_at(Target::Element("inside-diagram")),
        Step::new(&t::l_neuron_3, &t::l_neuron_3_words).asks(
            &[&t::l_neuron_3_a, &t::l_neuron_3_b, &t::l_neuron_3_c],
            1,
            &t::l_neuron_3_told,
        ),
        Step::new(&t::l_neuron_4, &t::l_neuron_4_words)
            .opens("#/experiments/3.1")
            .looks_at(Target::Element("neuron-player")),
        Step::new(&t::l_neuron_5, &t::l_neuron_5_words).asks(
            &[&t::l_neuron_5_a, &t::l_neuron_5_b, &t::l_neuron_5_c],
            1,
            &t::l_neuron_5_told,
        ),
        Step::new(&t::l_neuron_6, &t::l_neuron_6_words).looks_at(Target::Element("neuron-player")),
        Step::attempt(&t::l_neuron_7, &t::l_neuron_7_words)
            .looks_at(Target::Element("neuron-player")),
    ],
};
