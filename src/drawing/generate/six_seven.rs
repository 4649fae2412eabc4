//! How people write 6 and 7.

use crate::drawing::generate::template::Template;

/// A long or short ascender over a loop that is small or large, closed, crossing or a little open.
pub(super) const SIX: &[Template] = &[
    Template::new(
        "a curved ascender",
        5.0,
        [0.6, 1.1],
        "66+7a,5+4b 42,20 24,46 20,68 30,90 50,96 72,88 78,72 66,57 46,56+3c 28,68 24+6d,78+5e",
    ),
    Template::new(
        "a hooked ascender",
        2.5,
        [0.6, 1.1],
        "78+5a,16+5b 64,5 42,10 24,36 18,64 28,90 50,96 74,86 78,70 64,55 42,57 24+5c,72+5d",
    ),
    Template::new(
        "a straight ascender",
        2.0,
        [0.55, 1.05],
        "64+8a,4 46,32 26,62 24,80 40,96 62,94 74,80 68,64 50,59+3b 30,66 24+5c,76+5d",
    ),
    Template::new(
        "a small loop",
        2.0,
        [0.55, 1.05],
        "64+7a,5+3b 40,26 24,56 22,80 36,95 54,93 62,80 56,69 42,68+3c 28+4d,78+4e",
    ),
    Template::new(
        "a large loop",
        2.0,
        [0.6, 1.1],
        "66+6a,7+4b 40,16 20,42 16,68 30,92 54,96 80,84 82,62 64,44 38,48+3c 20+5d,64+5e",
    ),
    Template::new(
        "a loop that crosses the ascender",
        2.0,
        [0.6, 1.1],
        "68+7a,5+4b 42,22 26,48 23,72 36,94 58,95 76,80 70,62 48,57 26,62 10+6c,70+6d",
    ),
    Template::new(
        "a loop that curls in",
        1.5,
        [0.6, 1.1],
        "68+7a,6+4b 40,18 22,46 20,74 36,95 60,95 76,80 70,62 52,58 38+4c,66 40+6d,76+5e",
    ),
    Template::new(
        "a loop that stays open",
        1.2,
        [0.6, 1.1],
        "68+7a,6+4b 40,20 23,48 20,72 34,94 58,95 76,82 74,66 58,57 40+4c,60+3d",
    ),
    Template::new(
        "upright",
        1.5,
        [0.5, 1.0],
        "44+8a,4 28+4b,30 24,60 28,86 48,96 70,88 76,72 64,58 44,58+3c 28+4d,70+4e",
    ),
    Template::new(
        "flat, with a wide loop",
        1.2,
        [0.8, 1.25],
        "74+7a,8+5b 46,16 24,44 20,72 38,93 64,93 84,80 78,66 54,62 30,68 18+6c,75+4d",
    ),
    Template::new(
        "angular",
        1.5,
        [0.55, 1.1],
        "60+8a,5 34+5b,34! 24+3c,60 24+4d,92! 70+5e,93+3f! 73+5g,58+5h! 28+6i,60+5j",
    ),
    Template::new(
        "angular with a round back",
        1.0,
        [0.55, 1.1],
        "64+7a,6 34,26 22,60 26,88! 48,95 72,90! 74+4b,58+4c! 48,56 26+5d,62+5e",
    ),
    Template::new(
        "a wide sweep",
        0.8,
        [0.7, 1.1],
        "88+5a,14+6b 70,5 40,14 20,44 18,74 34,95 56,94 70,80 64,66 46,62 26+5c,72+5d",
    ),
];

/// With and without a crossbar, with a serif, a flat, wavy or rounded roof. Roofs are long and
/// nearly level: a short steep one would make it a 1.
pub(super) const SEVEN: &[Template] = &[
    Template::new(
        "plain",
        5.0,
        [0.65, 1.1],
        "16+6a,11+6b 78+6c,8+4d! 62+6e,48 44+11f,96",
    ),
    Template::new(
        "with a crossbar",
        4.0,
        [0.65, 1.1],
        "16+6a,11+6b 76+6c,8+4d! 61+4e,48 50+9f,96 | 34+11g,54+8h 84+10i,51+8j",
    ),
    Template::new(
        "a rounded corner",
        2.0,
        [0.6, 1.05],
        "16+6a,17+7b 42,8 68,7 76,16+3c 66+5d,44 46+9e,96",
    ),
    Template::new(
        "a rounded corner and a crossbar",
        2.0,
        [0.6, 1.05],
        "16+6a,17+7b 42,8 68,7 75,17+3c 64+4d,46 52+7e,96 | 34+11f,56+8g 86+10h,52+8i",
    ),
    Template::new(
        "with a serif",
        2.5,
        [0.65, 1.1],
        "18+4a,26+6b 18+5c,9+3d! 80+5e,8+4f! 62+5g,48 46+9h,96",
    ),
    Template::new(
        "with a serif and a crossbar",
        1.5,
        [0.65, 1.1],
        "18+4a,25+6b 19+5c,9+3d! 78+5e,8+4f! 61+4g,48 50+7h,96 | 36+11i,54+8j 84+10k,51+8l",
    ),
    Template::new(
        "a wavy roof",
        2.0,
        [0.65, 1.1],
        "16+4a,22+6b 26,11 42,12+3c 58,16 82+5d,7+4e! 64+5f,44 48+9g,96",
    ),
    Template::new(
        "a wavy roof and a crossbar",
        1.5,
        [0.65, 1.1],
        "16+4a,22+6b 27,11 44,12+3c 60,15 81+5d,7+4e! 63+4f,46 50+7g,96 | 34+11h,56+8i 84+10j,52+8k",
    ),
    Template::new(
        "a stem that curves to the left",
        2.0,
        [0.65, 1.1],
        "16+6a,10+5b 80+5c,9+4d! 58,38+5e 44+4f,68 40+6g,96 | 45% 28+5h,55+5i 76+7j,53+5k",
    ),
    Template::new(
        "a stem that curves out",
        1.0,
        [0.6, 1.0],
        "16+6a,10+5b 72+5c,8+3d! 74+4e,34 66,66+4f 40+8g,97",
    ),
    Template::new(
        "an upright stem",
        1.5,
        [0.65, 1.05],
        "14+6a,11+5b 70+5c,8+4d! 66+4e,50 62+7f,96 | 35% 42+5g,52+5h 88+6i,50+5j",
    ),
    Template::new(
        "a wide roof over a low stem",
        1.0,
        [0.95, 1.3],
        "10+5a,12+6b 84+5c,9+4d! 60+6e,50 38+9f,94",
    ),
    Template::new(
        "the crossbar in the same stroke",
        0.5,
        [0.65, 1.1],
        "16+5a,12+6b 78+5c,8+4d! 62,46 50+3e,92 44,96 38,88+3f 46,70 62+4g,56 84+5h,54+5i",
    ),
    Template::new(
        "a tail that kicks back",
        0.6,
        [0.65, 1.1],
        "16+5a,12+6b 78+5c,8+4d! 62+4e,48 48+5f,90 52,96 60+6G,92+4h | 50% 34+6i,54+5j 82+6k,52+5l",
    ),
    Template::new(
        "a roof of its own",
        0.6,
        [0.65, 1.1],
        "16+6a,10+5b 80+6c,8+5d | 77+5e,8+4f 62+5g,46 46+9h,96",
    ),
    Template::new(
        "a short roof with a curl",
        0.8,
        [0.6, 1.0],
        "22+5a,26+5b 20,14 34,9+3c 54,13 80+4d,8+4e! 62+5f,46 44+9g,96",
    ),
];
