//! What the fuzzer adds to a target of `digit_lab_hostile`: a limit of the memory that an input may take.

use std::alloc::System;
use std::panic;
use std::sync::Once;

use cap::Cap;
use digit_lab_hostile::{MOST_MEMORY, Target};

#[doc(hidden)]
pub use digit_lab_hostile;
#[doc(hidden)]
pub use libfuzzer_sys;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Gives a target some bytes; what takes more memory than an input may is ended, which the fuzzer reports.
pub fn check(target: &Target, bytes: &[u8]) {
    static IS_READY: Once = Once::new();
    IS_READY.call_once(|| {
        // What is made only once belongs to no input.
        for seed in (target.seeds)() {
            (target.check)(&seed);
        }
        // Neither does what it takes to say where a panic was.
        let say = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let _ = MEMORY.set_limit(usize::MAX);
            say(panic);
        }));
    });
    let most = MEMORY.allocated().saturating_add(MOST_MEMORY);
    // Never above what the process may have, so that it cannot fail.
    let _ = MEMORY.set_limit(most);
    (target.check)(bytes);
    let _ = MEMORY.set_limit(usize::MAX);
}

/// The program that has libFuzzer try a target of `digit_lab_hostile`, by its module's name.
#[macro_export]
macro_rules! fuzz {
    ($target:ident) => {
        $crate::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
            $crate::check(&$crate::digit_lab_hostile::$target::TARGET, bytes);
        });
    };
}
