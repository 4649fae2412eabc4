//! How people write 2 and 3.

use crate::drawing::generate::template::Template;

/// Round or angular, with a flat, wavy or looped foot, which is never short.
pub(super) const TWO: &[Template] = &[
    Template::new(
        "round with a flat foot",
        5.0,
        [0.6, 1.1],
        "20+6a,28+8b 30,11+3c 52,5 73,16 75+4d,34+5e 58+4f,60 16+5g,92+3h! 50,91+3i 84+7j,92+5k",
    ),
    Template::new(
        "round with a wavy foot",
        3.0,
        [0.65, 1.15],
        "20+6a,28+8b 34,8 56,5 74,18 73+4c,38 54,64+5d 18+5e,90! 36,85+3f 58,93+3g 86+6h,86+7i",
    ),
    Template::new(
        "round with a smooth turn",
        2.5,
        [0.6, 1.1],
        "22+6a,26+8b 36,8 58,6 73,20 70+5c,40 48,64+5d 22,84 20,93 34,95 60,91+3e 86+6f,90+5g",
    ),
    Template::new(
        "with a loop in the foot",
        3.0,
        [0.7, 1.2],
        "22+6a,24+8b 38,7 60,6 75,22 68+5c,46 44,74+4d 22,92 12,86 24,77+4e 48,86 66,94 88+6f,86+8g",
    ),
    Template::new(
        "with a curl at the start",
        2.0,
        [0.65, 1.1],
        "36+6a,32+6b 26,30 22,18 36,7 58,5 74,20 72+5c,38 52,64 18+6d,92! 50,90+4e 86+6f,91+5g",
    ),
    Template::new(
        "with a swan's neck",
        2.0,
        [0.55, 1.0],
        "26+6a,20+7b 42,5 62,8 70,26 62+5c,52 44,78 24+4d,95! 50,93+3e 84+7f,93+5g",
    ),
    Template::new(
        "like a z",
        2.5,
        [0.6, 1.15],
        "18+6a,12+6b 76+5c,9+5d! 18+6e,91+4f! 88+6g,91+5h",
    ),
    Template::new(
        "like a z with a round shoulder",
        2.5,
        [0.6, 1.15],
        "16+6a,18+7b 40,8 66,7+3c 75,15 68+4d,36 18+6e,91! 52,90+4f 86+6g,91+5h",
    ),
    Template::new(
        "angular with an upright side",
        2.0,
        [0.6, 1.5],
        "16+7a,17+7b 40+12c,10+5d! 74+5e,11+5f! 74+6g,46+8h! 22+6i,90+4j! 84+7k,91+5l",
    ),
    Template::new(
        "of right angles",
        0.7,
        [0.6, 1.1],
        "18+5a,10+5b 76+4c,8+4d! 76+4e,48+6f! 22+4g,54+6h! 22+5i,92+3j! 82+6k,92+4l",
    ),
    Template::new(
        "with a rising foot",
        1.0,
        [0.65, 1.1],
        "18+6a,30+8b 34,9 58,6 74,22 68,46 22+5c,84! 52,90 80,84+5d 86+4e,72+9f",
    ),
    Template::new(
        "with a falling foot",
        1.0,
        [0.65, 1.1],
        "20+6a,26+8b 36,7 58,5 74,20 66+4c,46 18+5d,82+3e! 48,86 84+6f,97+4g",
    ),
    Template::new(
        "a small head",
        1.0,
        [0.6, 1.05],
        "30+6a,22+6b 42,6 58,6 66,20 60+4c,40 16+5d,91! 50,90+3e 86+6f,92+5g",
    ),
    Template::new(
        "a straight neck with a hooked start",
        1.0,
        [0.6, 1.05],
        "22+6a,22+8b 30,8+4c 62+6d,6 72,14 62,42+5e 24+5f,92! 82+7g,92+5h",
    ),
];

/// Round or angular, with a flat top or a small loop in the middle; heads and bellies vary.
pub(super) const THREE: &[Template] = &[
    Template::new(
        "two bows",
        5.0,
        [0.55, 1.1],
        "22+6a,16+6b 44,5 69,13 70+4c,32 42+8d,47+4e! 70,54 79+4f,74 62,93 40,96 16+6g,84+7h",
    ),
    Template::new(
        "two bows joined smoothly",
        3.0,
        [0.55, 1.1],
        "22+6a,18+7b 42,5 66,10 71,27 56,43 42+6c,48+3d 58,51 76,66 74,84 52,96 18+6e,86+7f",
    ),
    Template::new(
        "with a loop in the middle",
        2.5,
        [0.55, 1.1],
        "22+6a,18+7b 44,5 68,14 66,34 46,47 34+4c,44 38,38+3d 50,46 74,60 77,80 54,96 18+6e,86+8f",
    ),
    Template::new(
        "a flat top",
        3.0,
        [0.55, 1.1],
        "20+6a,9+5b 74+4c,7+4d! 42+8e,42+6f! 66,47 78+3g,68 68,90 44,96 16+6h,86+7i",
    ),
    Template::new(
        "a flat top and a slanted neck",
        1.5,
        [0.55, 1.1],
        "18+6a,12+6b 40,8 72+4c,9+4d! 50+6e,44+4f 60,48 78,64 76,84 54,96 20+7g,90+7h",
    ),
    Template::new(
        "angular",
        2.0,
        [0.55, 1.15],
        "18+6a,14+6b 70+5c,9+5d! 72+5e,36+5f! 42+8g,47+5h! 76+5i,56+6j! 70+6k,80+5l 18+8m,96+3n",
    ),
    Template::new(
        "angular with a flat top and a bow",
        1.2,
        [0.55, 1.15],
        "18+6a,10+5b 72+4c,8+4d! 68+5e,40+4f! 40+7g,48! 74,54 78,76 58,94 20+7h,93+6i",
    ),
    Template::new(
        "a big belly",
        1.5,
        [0.55, 1.1],
        "30+6a,13+5b 48,5 64,12 63,28 46+6c,39! 74,46 83,68 66,92 40,96 14+6d,82+8e",
    ),
    Template::new(
        "a big head",
        1.2,
        [0.55, 1.1],
        "16+5a,18+6b 40,5 70,10 78,32 60,52 42+6c,57! 66,60 73,78 54,95 22+6d,90+6e",
    ),
    Template::new(
        "with curled ends",
        1.5,
        [0.55, 1.1],
        "30+5a,24+5b 22,18 32,6 58,5 71,20 64,40 44+6c,48! 70,54 78,74 62,94 34,95 22,86 30+6d,78+5e",
    ),
    Template::new(
        "a hanging tail",
        1.0,
        [0.5, 1.0],
        "24+6a,14+6b 50,5 70,18 60,38 44+5c,46! 66,52 72,68 54,88 28+8d,99+3e",
    ),
    Template::new(
        "a rising tail",
        1.0,
        [0.6, 1.15],
        "22+6a,16+6b 46,5 68,14 66,34 44+6c,46! 72,54 80,76 60,95 32,95 14,80+4d 12+5e,68+5f",
    ),
    Template::new(
        "with a flat end",
        1.0,
        [0.6, 1.1],
        "22+6a,14+6b 46,5 70,15 66,36 46+6c,46! 72,56 77,78 62,92! 16+7d,94+4e",
    ),
];
