//! The exponential function in `f32`, in operations that compilers turn into SIMD.

/// `e^x` within 2e-7 of itself, from -87.3 to 88.3; below it is 0 and above infinite.
///
/// `e^x = 2^n e^r` with the whole number `n` nearest to `x / ln 2`, and `e^r` by a polynomial. Only sums and
/// products are taken, so that the results are the same bits natively and in WebAssembly. Source: `expf` of
/// Stephen Moshier's Cephes library, <https://www.netlib.org/cephes/>.
pub fn exponential(x: f32) -> f32 {
    const LEAST: f32 = -87.3;
    const MOST: f32 = 88.3;
    /// `1.5 · 2^23`: what is added to it is rounded to a whole number, which its last bits then are.
    const ROUNDING: f32 = 12_582_912.0;
    /// `ln 2` in two parts, of which the first one times `n` is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    const COEFFICIENTS: [f32; 5] = [
        1.398_2e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        1.666_666_5e-1,
        5.0e-1,
    ];

    let rounded = x * std::f32::consts::LOG2_E + ROUNDING;
    let n = rounded - ROUNDING;
    let r = x - n * LN_2[0] - n * LN_2[1];
    let series = COEFFICIENTS
        .iter()
        .fold(1.987_569_1e-4, |sum, coefficient| sum * r + coefficient);
    let exponent = rounded.to_bits().wrapping_sub(ROUNDING.to_bits());
    let power = f32::from_bits(exponent.wrapping_add(127) << 23);
    let result = (series * r * r + r + 1.0) * power;
    let result = if x > MOST { f32::INFINITY } else { result };
    if x < LEAST { 0.0 } else { result }
}
