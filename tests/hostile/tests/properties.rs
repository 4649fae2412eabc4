//! Some thousand inputs for each target: its seeds with bytes changed, and bytes at random.
//!
//! What fails is made small, and can be given to the fuzzer's program of the target as a file.

use digit_lab_hostile::{
    Target, address, backup, checkpoint, data_set, drawing, drawing_line, edited,
};
use digit_lab_hostile::{gzip, idx, layers, network2, picture_header, run_file, safetensors};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

/// What becomes of some bytes.
#[derive(Clone, Debug)]
enum Mutation {
    Set(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, Index),
    Cut(Index),
    Repeat(Index, Index),
}

fn mutation(words: &'static [&'static str]) -> impl Strategy<Value = Mutation> {
    let word = any::<Index>().prop_map(move |index| match words {
        [] => vec![0xff; 4],
        _ => index.get(words).as_bytes().to_vec(),
    });
    prop_oneof![
        any::<(Index, u8)>().prop_map(|(at, byte)| Mutation::Set(at, byte)),
        (any::<Index>(), vec(any::<u8>(), 1..6))
            .prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        (any::<Index>(), word).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        any::<(Index, Index)>().prop_map(|(from, to)| Mutation::Remove(from, to)),
        any::<Index>().prop_map(Mutation::Cut),
        any::<(Index, Index)>().prop_map(|(from, to)| Mutation::Repeat(from, to)),
    ]
}

impl Mutation {
    fn make(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let range = |from: &Index, to: &Index| {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            from.min(to)..from.max(to)
        };
        match self {
            Self::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Self::Insert(at, new) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Self::Remove(from, to) => {
                let range = range(from, to);
                bytes.drain(range);
            }
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Repeat(from, to) => bytes.extend_from_within(range(from, to)),
        }
    }
}

/// Gives a target so many inputs of either kind.
fn check(target: &Target, cases: u32) {
    let mut runner = TestRunner::new(Config {
        cases,
        // What was found is written down as a test with a name, not as a file of numbers.
        failure_persistence: None,
        ..Config::default()
    });
    for seed in (target.seeds)() {
        (target.check)(&seed);
    }
    let changed = (
        proptest::sample::select((target.seeds)()),
        vec(mutation(target.words), 1..6),
    );
    let of_changed = runner.run(&changed, |(mut bytes, mutations)| {
        for mutation in &mutations {
            mutation.make(&mut bytes);
        }
        (target.check)(&bytes);
        Ok(())
    });
    let of_random = runner.run(&vec(any::<u8>(), 0..200), |bytes| {
        (target.check)(&bytes);
        Ok(())
    });
    for result in [
        of_changed.map_err(|it| it.to_string()),
        of_random.map_err(|it| it.to_string()),
    ] {
        if let Err(failure) = result {
            panic!("{}: {failure}", target.name);
        }
    }
}

#[test]
fn any_bytes_are_an_idx_file_or_say_why_not() {
    check(&idx::TARGET, 4_000);
}

#[test]
fn any_bytes_begin_a_picture_or_none() {
    check(&picture_header::TARGET, 4_000);
}

#[test]
fn any_bytes_are_a_packed_file_or_say_why_not() {
    check(&gzip::TARGET, 2_000);
}

#[test]
fn any_files_are_a_data_set_or_say_why_not() {
    check(&data_set::TARGET, 2_000);
}

#[test]
fn any_text_is_a_network_of_the_book_or_says_why_not() {
    check(&network2::TARGET, 4_000);
}

#[test]
fn any_bytes_are_a_safetensors_network_or_say_why_not() {
    check(&safetensors::TARGET, 4_000);
}

#[test]
fn any_bytes_are_a_checkpoint_or_say_why_not() {
    check(&checkpoint::TARGET, 1_000);
}

#[test]
fn any_text_is_a_training_or_says_why_not() {
    check(&run_file::TARGET, 1_000);
}

#[test]
fn any_bytes_are_all_that_is_kept_or_say_why_not() {
    check(&backup::TARGET, 2_000);
}

#[test]
fn any_line_is_a_drawing_or_says_why_not() {
    check(&drawing_line::TARGET, 2_000);
}

#[test]
fn files_with_any_values_changed_are_read_or_say_why_not() {
    check(&edited::TARGET, 2_000);
}

#[test]
fn any_text_is_layers_or_says_why_not() {
    check(&layers::TARGET, 4_000);
}

#[test]
fn any_address_leads_somewhere() {
    check(&address::TARGET, 4_000);
}

#[test]
fn any_drawing_is_read() {
    check(&drawing::TARGET, 300);
}
