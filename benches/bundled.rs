//! The images that come with the page.

use std::path::Path;

use digit_lab::data::{DataFile, Mnist};

/// All of them.
pub(crate) fn bundled() -> Mnist {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let folder = above
        .find_map(|folder| Some(folder.join("www/data")).filter(|it| it.is_dir()))
        .expect("a folder of the project");
    let names = [
        "training-images.idx3.gz",
        "training-labels.idx1.gz",
        "validation-images.idx3.gz",
        "validation-labels.idx1.gz",
    ];
    let files = names.map(|name| DataFile {
        name: name.to_owned(),
        bytes: std::fs::read(folder.join(name))
            .expect("the bundled images")
            .into(),
    });
    Mnist::from_files(&files).expect("the bundled images are whole")
}
