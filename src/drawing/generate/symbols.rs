//! Signs that people draw to see what a reader makes of them.

use crate::drawing::generate::template::Template;

/// Arrows, check marks, hearts, stars, faces, signs of arithmetic.
pub(super) const SYMBOLS: &[Template] = &[
    Template::new(
        "an arrow to the right",
        1.0,
        [0.9, 1.2],
        "8+4a,50+6b 92+4c,50+6d | 68+5e,26+6f 92+2g,50+3d! 68+5h,74+6i",
    ),
    Template::new(
        "an arrow to the left",
        1.0,
        [0.9, 1.2],
        "92+4a,50+6b 8+4c,50+6d | 32+5e,26+6f 8+2g,50+3d! 32+5h,74+6i",
    ),
    Template::new(
        "an arrow upwards",
        0.7,
        [0.9, 1.2],
        "50+5a,95 50+5b,6 | 26+5c,32+5d 50+3b,5! 74+5e,32+5f",
    ),
    Template::new(
        "a check mark",
        1.5,
        [0.9, 1.3],
        "10+6a,52+8b 36+6c,90+4d! 92+5e,8+6f",
    ),
    Template::new(
        "a heart",
        1.0,
        [0.9, 1.2],
        "50+3a,30+4b! 38,10 18,10 8,32 20,58 50+3c,95! 80,58 92,32 82,10 62,10 50+3d,30+4e",
    ),
    Template::new(
        "a zigzag",
        1.0,
        [0.9, 1.4],
        "6,60+8a 24,30+8b! 40,66+8c! 58,32+8d! 74,66+8e! 94,34+8f",
    ),
    Template::new(
        "a star",
        1.0,
        [0.9, 1.2],
        "26+4a,94+3b 50+3c,5! 76+4d,94! 8+4e,38! 92+4f,38! 27+4g,93+3h",
    ),
    Template::new(
        "a plus",
        1.0,
        [0.9, 1.1],
        "50+4a,10 50+4b,90 | 10,50+4c 90,50+4d",
    ),
    Template::new(
        "a triangle",
        1.0,
        [0.9, 1.3],
        "50+6a,8+4b 12+5c,90! 88+5d,90! 50+6e,8+4f",
    ),
    Template::new(
        "a face",
        1.0,
        [0.9, 1.1],
        "52+5a,5 20,16 5,50 20,84 50,95 80,84 95,50 80,16 50+5b,5 | 34+3c,34+3d 34+3c,42+3e | 66+3f,34+3g 66+3f,42+3h | 28+4i,64+4j 50,80+3k 72+4l,64+4m",
    ),
    Template::new(
        "an asterisk",
        0.7,
        [0.9, 1.1],
        "50+3a,8 50+3b,92 | 14+4c,28+4d 86+4e,72+4f | 86+4g,28+4h 14+4i,72+4j",
    ),
    Template::new(
        "a fence",
        0.7,
        [0.9, 1.2],
        "38+4a,6 30+4b,94 | 70+4c,6 62+4d,94 | 8,36+4e 94,34+4f | 6,66+4g 92,64+4h",
    ),
    Template::new(
        "an equals sign",
        0.7,
        [0.9, 1.3],
        "12+4a,36+4b 88+4c,34+4d | 12+4e,64+4f 88+4g,63+4h",
    ),
    Template::new(
        "a wave",
        0.7,
        [1.0, 1.4],
        "6,50+6a 20,32 36,44 52,66 70,62 94,40+6b",
    ),
];
