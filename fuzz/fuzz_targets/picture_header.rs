#![no_main]
digit_lab_fuzz::fuzz!(picture_header);
