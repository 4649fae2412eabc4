//! Tests of `digit_lab::nn`.

mod activation;
mod architecture;
mod calibration;
mod convolution;
mod cost;
mod deferred;
mod evaluation;
mod gradients;
mod initializer;
mod kernels;
mod output_coding;
mod sgd;
mod textbook;
mod window_kernels;
