//! `digit-lab read-picture`

use std::path::Path;

use digit_lab::picture::Picture;
use digit_lab::reading::{PictureReading, Reader};
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};
use serde_json::json;

use crate::arguments::ReadPicture;
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &ReadPicture) -> Result<(), Fault> {
    let reader = match &arguments.model {
        Some(path) => Reader::new(files::network(path)?).map_err(|error| Fault::Reader {
            path: path.clone(),
            error,
        })?,
        None => files::shipped()?,
    };
    for path in &arguments.files {
        let picture = picture(path)?;
        let reading = reader
            .read_picture(&picture)
            .map_err(|error| Fault::Reader {
                path: path.clone(),
                error,
            })?;
        if arguments.json {
            print_json(path, &picture, &reading);
        } else {
            print_text(path, &reading);
        }
    }
    Ok(())
}

/// The picture in a file, turned as its EXIF data says: a phone stores what its sensor saw.
fn picture(path: &Path) -> Result<Picture, Fault> {
    let upright = || -> Result<DynamicImage, ImageError> {
        let mut decoder = ImageReader::open(path)?
            .with_guessed_format()?
            .into_decoder()?;
        let orientation = decoder.orientation()?;
        let mut image = DynamicImage::from_decoder(decoder)?;
        image.apply_orientation(orientation);
        Ok(image)
    };
    let rgba = match upright() {
        Ok(image) => image.into_rgba8(),
        Err(ImageError::IoError(error)) => return Err(Fault::file(path)(error)),
        Err(error) => {
            return Err(Fault::Image {
                path: path.to_owned(),
                error,
            });
        }
    };
    let (width, height) = (rgba.width() as usize, rgba.height() as usize);
    Picture::from_rgba(rgba.as_raw(), width, height).map_err(|error| Fault::Picture {
        path: path.to_owned(),
        error,
    })
}

fn print_json(path: &Path, picture: &Picture, reading: &PictureReading) {
    let digits: Vec<_> = reading
        .digits()
        .map(|digit| {
            json!({
                "digit": digit.digit, "sure": digit.sure, "scores": digit.scores, "box": digit.bounds,
            })
        })
        .collect();
    println!(
        "{}",
        json!({
            "file": path, "width": picture.width(), "height": picture.height(),
            "reading": reading.text(), "sure": reading.is_sure(), "digits": digits,
        })
    );
}

fn print_text(path: &Path, reading: &PictureReading) {
    let text = match reading.text() {
        text if text.is_empty() => "no digits".to_owned(),
        text => text.replace('\n', " / "),
    };
    let doubtful = reading.digits().filter(|digit| !digit.sure).count();
    let note = match doubtful {
        0 => String::new(),
        count => format!("  ({count} not sure)"),
    };
    println!("{}: {text}{note}", path.display());
}
