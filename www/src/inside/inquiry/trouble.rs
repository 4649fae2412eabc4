//! Why a question has no answer.

use digit_lab::insight::session::Fault;

use crate::i18n::{I18n, t_string};
use crate::inside::numerals::whole;
use crate::training::data::FetchError;
use crate::training::words::{data_fault_words, fetch_words, reason_words};

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// What it is about did not arrive.
    Fetch(FetchError),
    /// The worker said so.
    Fault(Fault),
}

impl Trouble {
    /// In a sentence or two.
    pub fn words(&self, i18n: I18n) -> String {
        let fault = match self {
            Self::Fetch(error) => return fetch_words(i18n, error),
            Self::Fault(fault) => fault,
        };
        match fault {
            Fault::Data { error } => data_fault_words(i18n, error),
            Fault::Network { .. } | Fault::NoNetwork => {
                t_string!(i18n, inside.trouble_network).to_owned()
            }
            Fault::NoDigits { inputs, outputs } => {
                let inputs = whole(i18n, *inputs as usize);
                let outputs = whole(i18n, *outputs as usize);
                t_string!(i18n, inside.trouble_no_digits, inputs, outputs)
            }
            Fault::NoImages { .. } => t_string!(i18n, inside.trouble_no_images).to_owned(),
            Fault::NotApplicable => t_string!(i18n, inside.trouble_not_applicable).to_owned(),
            Fault::Broken { message } if message.is_empty() => {
                t_string!(i18n, inside.trouble_silent).to_owned()
            }
            Fault::Broken { message } => {
                let message = reason_words(i18n, message);
                t_string!(i18n, inside.trouble_broken, message)
            }
        }
    }
}
