//! Titles of experiments, and what to look for in them.

use crate::i18n::{Text, texts::experiments as all};

/// The title, and what to look for.
pub fn texts_of(id: &str) -> Option<(&'static Text, &'static Text)> {
    Some(match id {
        "1.1" => (&all::e1_1, &all::e1_1_look),
        "1.2" => (&all::e1_2, &all::e1_2_look),
        "1.3" => (&all::e1_3, &all::e1_3_look),
        "1.4" => (&all::e1_4, &all::e1_4_look),
        "1.5" => (&all::e1_5, &all::e1_5_look),
        "1.6" => (&all::e1_6, &all::e1_6_look),
        "1.7" => (&all::e1_7, &all::e1_7_look),
        "1.8" => (&all::e1_8, &all::e1_8_look),
        "3.1" => (&all::e3_1, &all::e3_1_look),
        "3.2" => (&all::e3_2, &all::e3_2_look),
        "3.3" => (&all::e3_3, &all::e3_3_look),
        "3.4" => (&all::e3_4, &all::e3_4_look),
        "3.5" => (&all::e3_5, &all::e3_5_look),
        "3.6" => (&all::e3_6, &all::e3_6_look),
        "3.7" => (&all::e3_7, &all::e3_7_look),
        "3.8" => (&all::e3_8, &all::e3_8_look),
        "3.9" => (&all::e3_9, &all::e3_9_look),
        "3.10" => (&all::e3_10, &all::e3_10_look),
        "3.11" => (&all::e3_11, &all::e3_11_look),
        "3.12" => (&all::e3_12, &all::e3_12_look),
        "3.13" => (&all::e3_13, &all::e3_13_look),
        "3.14" => (&all::e3_14, &all::e3_14_look),
        "3.15" => (&all::e3_15, &all::e3_15_look),
        "3.16" => (&all::e3_16, &all::e3_16_look),
        "3.17" => (&all::e3_17, &all::e3_17_look),
        "3.18" => (&all::e3_18, &all::e3_18_look),
        "3.19" => (&all::e3_19, &all::e3_19_look),
        "3.20" => (&all::e3_20, &all::e3_20_look),
        "3.21" => (&all::e3_21, &all::e3_21_look),
        "5.1" => (&all::e5_1, &all::e5_1_look),
        "5.2" => (&all::e5_2, &all::e5_2_look),
        "5.3" => (&all::e5_3, &all::e5_3_look),
        "6.1" => (&all::e6_1, &all::e6_1_look),
        "6.2" => (&all::e6_2, &all::e6_2_look),
        "6.3" => (&all::e6_3, &all::e6_3_look),
        "6.4" => (&all::e6_4, &all::e6_4_look),
        "6.5" => (&all::e6_5, &all::e6_5_look),
        "6.6" => (&all::e6_6, &all::e6_6_look),
        "6.7" => (&all::e6_7, &all::e6_7_look),
        "6.8" => (&all::e6_8, &all::e6_8_look),
        "N.1" => (&all::en_1, &all::en_1_look),
        "N.2" => (&all::en_2, &all::en_2_look),
        "N.3" => (&all::en_3, &all::en_3_look),
        "N.4" => (&all::en_4, &all::en_4_look),
        "N.5" => (&all::en_5, &all::en_5_look),
        "N.6" => (&all::en_6, &all::en_6_look),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use digit_lab::book::experiments;

    use super::*;

    #[test]
    fn every_experiment_has_its_texts() {
        for experiment in experiments() {
            assert!(texts_of(experiment.id).is_some(), "{}", experiment.id);
        }
    }
}
