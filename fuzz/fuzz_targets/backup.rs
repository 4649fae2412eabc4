#![no_main]
digit_lab_fuzz::fuzz!(backup);
