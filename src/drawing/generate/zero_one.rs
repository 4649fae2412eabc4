//! How people write 0 and 1.

use crate::drawing::generate::template::Template;

/// Round, narrow or wide; closed, with a gap, or overlapping; rarely slashed.
pub(super) const ZERO: &[Template] = &[
    Template::new(
        "closed at the top",
        4.0,
        [0.35, 1.15],
        "52+6a,5+4b 32,10+3c 16,32 13,55+6d 26,86 50,96 73,88+3e 86,62+6f 85,34 70,10+3g 54+9h,5+6i",
    ),
    Template::new(
        "overlapping at the top",
        3.0,
        [0.4, 1.1],
        "60+6a,10+5b 40,6 22,20 13,50+6d 24,84 48,96 74,86 87,54+6e 76,20 56,6+3f 36-14G,8+12G",
    ),
    Template::new(
        "begun inside",
        2.0,
        [0.45, 1.1],
        "34+8a,22+6b 42,12 30,10+4c 17,34 14,60 30,90 54,95 80,80 86,48+6d 74,16 54,5 40+10e,10+6f",
    ),
    Template::new(
        "ending inside",
        2.0,
        [0.45, 1.1],
        "54+8a,4+3b 28,12 13,48+6c 26,86 52,96 78,84 87,50 74,16 52,8 40+6d,20+8e 36+8f,28+8G",
    ),
    Template::new(
        "begun at the upper right",
        2.0,
        [0.45, 1.1],
        "70+6a,14+5b 50,5 26,14 13,46+6c 22,80 46,96 74,88 87,60 84,34 74+6d,16+6e 62+8f,8+6g",
    ),
    Template::new(
        "with ends that cross",
        1.5,
        [0.45, 1.05],
        "62+8A,2 40,10 18,34 13,62 30,92 54,95 80,80 86,50+6d 70,20 50,8 36-8B,3-4C",
    ),
    Template::new(
        "with a gap at the top",
        1.5,
        [0.4, 1.05],
        "42-8A,8+4b 22,24 13,56 26,88 50,96 74,86 87,54 78,22 60+6C,8+4d",
    ),
    Template::new(
        "closed at the bottom",
        0.7,
        [0.4, 1.05],
        "50+8a,95+3b 26,86 13,52+6c 24,16 50,5 76,15 87,50+6d 74,84 52+8e,96+4f",
    ),
    Template::new(
        "pointed at the top",
        1.5,
        [0.4, 1.0],
        "54+6a,4+3b! 26,28 14,58+6c 28,90 52,96 76,86 85,56+6d 72,24 50+8e,4+6f",
    ),
    Template::new(
        "angular",
        1.2,
        [0.5, 1.1],
        "60+8a,7+4b 30,9! 14+4c,34! 14+4d,70! 34,94! 66,94! 86+3e,68! 84+4f,28! 62+8g,7+5h",
    ),
    Template::new(
        "a box with round corners",
        0.7,
        [0.4, 1.0],
        "52+10a,5+3b 24,6 15,20 14,50 16,82 28,95 54,96 78,93 86,78 86,48 85,18 74,6 52+12c,6+4d",
    ),
    Template::new(
        "with a curl at the top",
        0.8,
        [0.5, 1.1],
        "40+6a,20+5b 56,18 62,8 46,4 24,18 13,52 28,90 54,95 82,76 85,42 70,14 50+6c,6+4d",
    ),
    Template::new(
        "gone round more than once",
        0.7,
        [0.45, 1.1],
        "56+6a,6+4b 26,12 12,50 26,88 52,96 80,82 88,48 72,12 48,3+3c 24,14+5d 15,44+8e 20+5f,72+8g",
    ),
    Template::new(
        "lying",
        0.6,
        [1.2, 1.8],
        "56+8a,8+5b 30,12 14,36 14+4c,62 32,90 56,95 80,82 87,52+6d 74,18 52+8e,8+6f",
    ),
    Template::new(
        "of two halves",
        0.4,
        [0.45, 1.05],
        "52+5a,5+4b 26,14 14,50 26,86 50+5c,95+4d | 50+5e,6+4f 74,16 86,50 74,86 50+6g,95+4h",
    ),
    Template::new(
        "slashed",
        0.5,
        [0.5, 1.1],
        "54+6a,5+3b 26,14 14,50 26,86 52,96 76,86 86,50 74,16 52+8c,5+4d | 76+10e,6+9f 24-8g,94+9h",
    ),
];

/// A bar, with flags from short to as long as Spanish and German writers make them, with and
/// without a foot. Flags fall steeply: a flat one would make it a 7.
pub(super) const ONE: &[Template] = &[
    Template::new("a bar", 4.0, [1.0, 1.0], "50+4a,4 50+2b,50 50-4a,96"),
    Template::new(
        "a slanted bar",
        2.5,
        [1.0, 1.0],
        "50+18A,4 50+3b,50 50-22A,96",
    ),
    Template::new("a bent bar", 1.0, [1.0, 1.0], "50+5a,4 50+5b,50 50+5c,96"),
    Template::new(
        "a bar with a tail",
        0.7,
        [1.0, 1.0],
        "50+5a,4 50,48 51,86 57+3b,95 64+6C,92+3d",
    ),
    Template::new(
        "a short flag",
        5.0,
        [0.8, 1.1],
        "37+7a,26+6b 54+3c,4! 52+3d,50 51+4e,96",
    ),
    Template::new(
        "a flag as long as a third",
        4.0,
        [0.7, 1.1],
        "30+7a,40+7b 56+3c,4! 54+3d,50 52+5e,96",
    ),
    Template::new(
        "a curved flag",
        2.5,
        [0.7, 1.1],
        "28+7a,42+7b 45+3c,25 57+3d,4! 55+3e,50 53+5f,96",
    ),
    Template::new(
        "a long flag",
        4.0,
        [0.6, 1.1],
        "20+7a,56+9b 43+4c,32 60+4d,4! 58+3e,50 57+6f,96",
    ),
    Template::new(
        "a flag almost to the ground",
        2.0,
        [0.5, 1.0],
        "12+8a,72+12b 42+6c,40 62+4d,4! 63+4e,50 64+9f,96",
    ),
    Template::new(
        "a hollow flag from the ground",
        1.2,
        [0.5, 1.0],
        "8+6a,86+9b 26+4c,74 44+4d,44 62+4e,4! 64+4f,50 66+8g,96",
    ),
    Template::new(
        "a loop at the top",
        0.7,
        [0.6, 1.0],
        "28+6a,62+9b 50+3c,30 62,9 60+3d,3 53+3e,12 51+3f,45 49+7g,96",
    ),
    Template::new(
        "a flag beside the stem",
        1.2,
        [0.6, 1.1],
        "38+6a,52+14b 56+3c,24 61+3d,5 58,12 54+3e,50 50+6f,96",
    ),
    Template::new(
        "a flag with a rounded top",
        1.5,
        [0.6, 1.0],
        "32+7a,46+8b 47,24 57+3c,5 61,11 59+3d,40 56+4e,96",
    ),
    Template::new(
        "a flag that begins with a hook",
        0.4,
        [0.7, 1.1],
        "29+5a,44+6b 29,50+6b 42+3c,36 60+3d,4! 58+3e,50 57+5f,96",
    ),
    Template::new(
        "a flag of its own",
        0.8,
        [0.7, 1.1],
        "53+4a,5+4b 52+3c,50 51+4d,96 | 53+4e,5+4f 34+7g,37+8h",
    ),
    Template::new(
        "a flag and a foot",
        3.0,
        [0.8, 1.2],
        "34+8a,30+8b 53+3c,4! 52+3d,50 52+3e,94+2f | 26+9g,95+2h 78+9i,95+3j",
    ),
    Template::new(
        "a flag and a foot in one stroke",
        2.0,
        [0.8, 1.2],
        "34+8a,31+8b 54+3c,4! 53+3d,50 52+3e,94! 30+7f,95+3g! 56,94+2h 74+9i,93+3j",
    ),
    Template::new(
        "a long flag and a foot",
        1.2,
        [0.7, 1.1],
        "20+8a,50+9b 41,30 58+3c,4! 56+3d,50 55+3e,94+2f | 30+9g,95+2h 80+8i,95+3j",
    ),
    Template::new(
        "a foot alone",
        0.5,
        [0.8, 1.2],
        "50+3a,4 50+3b,50 50+3c,94 | 26+8d,95+2e 74+8f,95+3g",
    ),
    Template::new(
        "a short flag and a tail",
        1.0,
        [0.8, 1.1],
        "37+7a,29+7b 54+3c,4! 53+3d,50 54,86 60+3e,95 68+6F,91+4g",
    ),
];
