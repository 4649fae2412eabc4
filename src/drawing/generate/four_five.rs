//! How people write 4 and 5.

use crate::drawing::generate::template::Template;

/// Open or closed, of one stroke or two. Open ones stay open at the top, or they would be 9s.
pub(super) const FOUR: &[Template] = &[
    Template::new(
        "open, of two strokes",
        5.0,
        [0.6, 1.1],
        "36+9a,6+5b 20+7c,57+5d! 84+7e,55+6f | 64+7g,28+16h 60+7i,96",
    ),
    Template::new(
        "open with a long stem",
        3.0,
        [0.6, 1.1],
        "34+8a,12+8b 18+6c,58+5d! 84+7e,57+6f | 66+5g,8+6h 62+7i,96",
    ),
    Template::new(
        "open with a round corner",
        2.0,
        [0.6, 1.1],
        "34+8a,6+5b 24+4c,36 22,54 34+3d,60 60,58 84+7e,54+6f | 66+6g,20+16h 60+8i,96",
    ),
    Template::new(
        "open with a slanted bar",
        1.5,
        [0.6, 1.1],
        "40+8a,6+5b 18+6c,62+4d! 86+6e,48+5f | 64+7g,24+12h 58+7i,96",
    ),
    Template::new(
        "a bar that ends at the stem",
        1.5,
        [0.6, 1.1],
        "30+8a,6+5b 22+6c,54+5d! 68+5e,54+4f | 68+5g,10+14h 65+7i,96",
    ),
    Template::new(
        "open, of one stroke",
        3.0,
        [0.55, 1.05],
        "26+7a,8+6b 22+4c,36 28,52 46,55+3d 66,48 74+4e,14+8f! 72,40 66+8g,96",
    ),
    Template::new(
        "open, of one angular stroke",
        3.0,
        [0.55, 1.1],
        "32+8a,7+5b 20+6c,54+5d! 66+4e,53+5f! 74+5g,16+8h! 67+8i,96",
    ),
    Template::new(
        "like a y",
        1.2,
        [0.55, 0.95],
        "24+6a,8+6b 22+4c,34 36,50 58,46 72,30+4d 78+4e,8+6f! 68,54 56+9g,96",
    ),
    Template::new(
        "a stem that hangs from the bar",
        1.5,
        [0.55, 1.05],
        "32+9a,6+4b 23+5c,52+5d! 69+5e,49+5f! 62+8g,96",
    ),
    Template::new(
        "a slanted arm and a stem that hangs",
        0.5,
        [0.7, 1.1],
        "48+8a,5+4b 15+5c,59+4d! 78+5e,54+5f! 60+7g,96",
    ),
    Template::new(
        "a stem that hangs from a round bar",
        0.6,
        [0.55, 0.95],
        "27+6a,6+4b 23,38 27,53 46,56+3c 69+4d,45+4e! 67,60 63+7f,96",
    ),
    Template::new(
        "closed, of one stroke from the bar",
        2.5,
        [0.6, 1.1],
        "86+6a,64+5b 14+6c,64+5d! 60+6e,5+3f! 60+3g,50 59+6h,96",
    ),
    Template::new(
        "closed, of two strokes",
        2.5,
        [0.6, 1.1],
        "58+6a,5+4b 16+6c,62+5d! 86+6e,62+6f | 61+5g,6+6h 60+6i,96",
    ),
    Template::new(
        "closed, the stem first",
        1.0,
        [0.6, 1.1],
        "62+6a,5+4b 62+6c,96 | 60+6d,7+5e 16+6f,62+5g! 86+6h,62+6i",
    ),
    Template::new(
        "closed with a slanted stem",
        1.0,
        [0.6, 1.05],
        "88+6a,60+5b 16+6c,66+4d! 68+5e,5+3f! 52+6g,96",
    ),
    Template::new(
        "of three strokes",
        0.6,
        [0.6, 1.1],
        "40+9a,6+5b 20+6c,56+5d | 17+5e,57+5f 84+7g,56+6h | 64+6i,24+16j 61+7k,96",
    ),
    Template::new(
        "with a loop at the corner",
        0.8,
        [0.6, 1.1],
        "38+8a,6+5b 24,44 18+4c,60 12,56+4d 22,51 84+7e,54+5f | 64+6g,20+12h 60+7i,96",
    ),
    Template::new(
        "with a foot",
        0.5,
        [0.6, 1.1],
        "36+8a,6+5b 20+6c,56+4d! 82+6e,54+5f | 64+5g,22+14h 62+5i,94 | 42+6j,95+2k 80+6l,95+3m",
    ),
];

/// Of one stroke, or with a hat of its own that touches, overlaps or hangs apart.
pub(super) const FIVE: &[Template] = &[
    Template::new(
        "of one stroke",
        4.0,
        [0.6, 1.1],
        "76+7a,7+4b 30+5c,9+3d! 26+5e,45+4f! 52,37+3g 76+3h,52 77,74 58,94 38,96 17+6i,87+6j",
    ),
    Template::new(
        "with a hat of its own",
        4.0,
        [0.6, 1.1],
        "32+5a,10+4b 28+5c,44+4d! 52,37+3e 76,52 77,74 58,94 38,96 17+6f,86+7g | 30+8h,9+6i 78+8j,6+6k",
    ),
    Template::new(
        "with a hat apart",
        1.5,
        [0.6, 1.1],
        "30+5a,16+4b 27+5c,46+4d! 52,39+3e 75,54 76,76 56,95 36,96 17+6f,88+6g | 38+8h,6+5i 80+7j,3+6k",
    ),
    Template::new(
        "with a round neck and a hat",
        2.0,
        [0.6, 1.1],
        "34+5a,10+4b 29,28 32+4c,40 54,46 73,58+3d 75,78 56,95 36,95 18+6e,84+7f | 32+7g,9+6h 78+8i,6+6j",
    ),
    Template::new(
        "like an s",
        3.0,
        [0.55, 1.1],
        "74+6a,12+5b 56,5+3c 36,10 27,24+4d 36,40 58,50 74,62+3e 74,82 54,96 20+6f,88+7g",
    ),
    Template::new(
        "like an s with a flat hat",
        2.5,
        [0.55, 1.1],
        "78+6a,6+4b 52,7 34,11 27+4c,28 34,42 56,46+4d 74,60 75,80 54,95 18+6e,89+6f",
    ),
    Template::new(
        "slanted with a corner",
        2.0,
        [0.55, 1.1],
        "78+6a,6+4b 44+5c,8! 28+5d,42+4e! 50,38+4f 70,52 70,74 50,92 18+7g,95+4h",
    ),
    Template::new(
        "angular",
        1.5,
        [0.55, 1.15],
        "76+6a,7+4b 28+4c,8+4d! 27+5e,44+5f! 70+5g,45+5h! 72+5i,88+5j! 20+7k,94+4l",
    ),
    Template::new(
        "angular with a bow",
        1.0,
        [0.55, 1.1],
        "76+6a,7+4b 28+4c,8+4d! 28+5e,42+4f! 60,42 77,54 76,78 62,92 18+7g,95+4h",
    ),
    Template::new(
        "a small belly",
        1.0,
        [0.55, 1.05],
        "34+5a,8+4b 30+5c,54+4d! 50,48+3e 68,58 70,76 54,94 36,95 20+6f,88+5g | 32+7h,8+5i 76+8j,6+5k",
    ),
    Template::new(
        "a big belly",
        1.0,
        [0.6, 1.1],
        "70+7a,7+4b 32+4c,9! 28+4d,34+4e! 56,28+3f 82,46 83,74 62,95 36,95 14+5g,84+7h",
    ),
    Template::new(
        "a hanging tail",
        1.0,
        [0.5, 1.0],
        "34+5a,9+4b 31,34+4c 54,42 68,58 60,80 32+9d,99+2e | 34+7f,9+6g 80+8h,6+6i",
    ),
    Template::new(
        "with a curled end",
        1.0,
        [0.6, 1.1],
        "76+6a,8+4b 32+4c,9! 27+4d,43! 54,37 76,54 74,80 52,96 30,93 22,82 30+5e,75+4f",
    ),
    Template::new(
        "a hat from the neck's own side",
        0.8,
        [0.6, 1.1],
        "30+5a,40+5b! 34+4c,8+4d! 76+7e,7+4f | 28+4g,44+4h 54,38 76,54 74,80 50,96 18+6i,87+6j",
    ),
];
