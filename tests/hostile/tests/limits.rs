//! Files above the limits that docs/faults.md states are refused by their size, before anything is made of it.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

use std::io::Write;

use digit_lab::backup::{Backup, BackupError, KeptNetwork, LARGEST_BACKUP};
use digit_lab::data::{self, DataError};
use digit_lab::model_file::{self, ModelFileError};
use flate2::Compression;
use flate2::write::GzEncoder;

#[test]
fn what_unpacks_to_more_than_a_file_may_have_is_refused() {
    let packed = |megabytes: u64, more: usize| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        let megabyte = vec![0; 1 << 20];
        for _ in 0..megabytes {
            packer.write_all(&megabyte).unwrap();
        }
        packer.write_all(&vec![0; more]).unwrap();
        packer.finish().unwrap()
    };
    let most = data::LARGEST_FILE;
    let unpacked = data::unpacked("a", &packed(most >> 20, 0)).map(|content| content.len() as u64);
    assert_eq!(unpacked, Ok(most));
    let file = "a".to_owned();
    let refused = data::unpacked("a", &packed(most >> 20, 1)).map(|content| content.len());
    assert_eq!(refused, Err(DataError::TooLarge { file, most }));
}

#[test]
fn a_network_file_above_the_limit_is_refused() {
    let got = model_file::LARGEST_FILE + 1;
    let refused = model_file::load_model(&vec![0; got]);
    assert_eq!(refused.err(), Some(ModelFileError::TooLarge { got }));
}

#[test]
fn a_file_of_all_that_is_kept_above_the_limits_is_refused() {
    let got = LARGEST_BACKUP + 1;
    let refused = Backup::open(&vec![0; got]).map(drop);
    assert_eq!(refused, Err(BackupError::TooLarge { got }));

    let network = KeptNetwork {
        name: String::new(),
        model: Vec::new().into(),
    };
    let many = Backup {
        networks: vec![network; usize::from(u16::MAX)],
        ..Backup::default()
    };
    assert!(matches!(many.save(), Err(BackupError::TooMany { .. })));
}
