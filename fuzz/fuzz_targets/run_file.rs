#![no_main]
digit_lab_fuzz::fuzz!(run_file);
