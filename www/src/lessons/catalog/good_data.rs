//! What to beat, and with how many images.

use crate::i18n::texts::lessons as t;
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "good-data",
    title: &t::l_good_data,
    about: &t::l_good_data_about,
    steps: &[
        Step::new(&t::l_good_data_1, &t::l_good_data_1_words)
            .opens("#/experiments/1.6")
            .looks_at(Target::Element("experiment-figures")),
        Step::new(&t::l_good_data_2, &t::l_good_data_2_words).asks(
            &[
                &t::l_good_data_2_a,
                &t::l_good_data_2_b,
                &t::l_good_data_2_c,
            ],
            1,
            &t::l_good_data_2_told,
        ),
        Step::new(&t::l_good_data_3, &t::l_good_data_3_words),
        Step::new(&t::l_good_data_4, &t::l_good_data_4_words)
            .opens("#/experiments/3.11")
            .looks_at(Target::Element("experiment"))
            .asks(
                &[
                    &t::l_good_data_4_a,
                    &t::l_good_data_4_b,
                    &t::l_good_data_4_c,
                ],
                2,
                &t::l_good_data_4_told,
            ),
        Step::new(&t::l_good_data_5, &t::l_good_data_5_words)
            .opens("#/experiments/3.12")
            .looks_at(Target::Element("experiment-figures")),
        Step::new(&t::l_good_data_6, &t::l_good_data_6_words).asks(
            &[
                &t::l_good_data_6_a,
                &t::l_good_data_6_b,
                &t::l_good_data_6_c,
            ],
            2,
            &t::l_good_data_6_told,
        ),
        Step::new(&t::l_good_data_7, &t::l_good_data_7_words),
        Step::attempt(&t::l_good_data_8, &t::l_good_data_8_words)
            .opens("#/experiments/3.12")
            .looks_at(Target::Element("experiment-run")),
    ],
};
