//! Capital letters that resemble no digit, as people print them on a screen.

use crate::drawing::generate::template::Template;

/// A E F H K M N R T W X, of one stroke or several.
pub(super) const LETTERS: &[Template] = &[
    Template::new(
        "A",
        2.0,
        [0.8, 1.2],
        "50+6a,5 16+5b,95 | 50+6a,5 84+5c,95 | 26+5d,62+5e 76+5f,62+5g",
    ),
    Template::new(
        "A of two strokes",
        1.0,
        [0.8, 1.2],
        "14+5a,95 50+5b,5! 86+5c,95 | 26+5d,64+6e 76+5f,62+6g",
    ),
    Template::new(
        "E",
        1.0,
        [0.7, 1.1],
        "26+3a,5 25+3b,95 | 26,6+3c 80+6d,5+3e | 26,50+5f 70+6g,50+4h | 25,94+3i 82+6j,94+3k",
    ),
    Template::new(
        "E of two strokes",
        1.0,
        [0.7, 1.1],
        "82+6a,7+3b 25+3c,6! 24+3d,94! 84+6e,94+4f | 25,50+5g 70+7h,48+4i",
    ),
    Template::new(
        "F",
        1.5,
        [0.7, 1.1],
        "26+4a,5 25+4b,95 | 26,7+3c 82+6d,6+4e | 26,46+6f 70+7g,45+4h",
    ),
    Template::new(
        "H",
        2.0,
        [0.7, 1.2],
        "22+4a,5 22+4b,95 | 78+4c,5 78+4d,95 | 22+3e,50+6f 78+3g,50+6h",
    ),
    Template::new(
        "K",
        2.0,
        [0.7, 1.1],
        "24+4a,5 24+4b,95 | 76+6c,8+4d 26+5e,54+5f! 80+6g,95",
    ),
    Template::new(
        "M",
        2.0,
        [0.9, 1.3],
        "16+4a,95 20+4b,6! 50+4c,60+12d! 80+4e,6! 84+4f,95",
    ),
    Template::new("N", 2.0, [0.8, 1.2], "20+4a,95 20+4b,6! 78+4c,94! 80+4d,6"),
    Template::new(
        "R",
        1.5,
        [0.7, 1.1],
        "26+4a,5 25+4b,95 | 25,7+3c 60,6 76,22+3d 64,44 28+4e,50! 80+6f,96",
    ),
    Template::new(
        "T",
        2.0,
        [0.8, 1.2],
        "14+5a,7+4b 86+5c,7+4d | 50+5e,7 50+5f,96",
    ),
    Template::new(
        "W",
        2.0,
        [0.9, 1.3],
        "12+4a,6 30+4b,94! 50+4c,40+12d! 70+4e,94! 88+4f,6",
    ),
    Template::new(
        "X",
        2.0,
        [0.7, 1.2],
        "18+5a,6+4b 82+5c,94+4d | 82+5e,6+4f 18+5g,94+4h",
    ),
];
