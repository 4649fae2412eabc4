//! What an update takes of its gradients.

use digit_lab::training::Field;

use crate::i18n::texts::{self, lessons as t};
use crate::lessons::step::{Lesson, Step, Target};

pub(super) static LESSON: Lesson = Lesson {
    id: "mean-or-sum",
    title: &t::l_mean_or_sum,
    about: &t::l_mean_or_sum_about,
    steps: &[
        Step::new(&t::l_mean_or_sum_1, &t::l_mean_or_sum_1_words)
            .opens("#/?layers=30&reduction=mean")
            .looks_at(Target::Field(Field::Reduction)),
        Step::new(&t::l_mean_or_sum_2, &t::l_mean_or_sum_2_words).asks(
            &[
                &t::l_mean_or_sum_2_a,
                &t::l_mean_or_sum_2_b,
                &t::l_mean_or_sum_2_c,
            ],
            2,
            &t::l_mean_or_sum_2_told,
        ),
        Step::new(&t::l_mean_or_sum_3, &t::l_mean_or_sum_3_words)
            .opens("#/experiments/N.5")
            .looks_at(Target::Element("experiment-figures")),
        Step::new(&t::l_mean_or_sum_4, &t::l_mean_or_sum_4_words)
            .looks_at(Target::Element("experiment-plot-1"))
            .presses("experiment-run", &texts::experiments::run),
        Step::new(&t::l_mean_or_sum_5, &t::l_mean_or_sum_5_words).asks(
            &[
                &t::l_mean_or_sum_5_a,
                &t::l_mean_or_sum_5_b,
                &t::l_mean_or_sum_5_c,
            ],
            1,
            &t::l_mean_or_sum_5_told,
        ),
        Step::attempt(&t::l_mean_or_sum_6, &t::l_mean_or_sum_6_words)
            .opens("#/?layers=30&regularization=none&reduction=sum&learning-rate=0.05&epochs=3")
            .looks_at(Target::Field(Field::Reduction)),
    ],
};
