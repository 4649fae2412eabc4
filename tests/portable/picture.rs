//! Tests of `digit_lab::picture` and of reading pictures, on pictures made here.

mod bytes;
mod header;
mod photo;
mod reading;
mod scene;
