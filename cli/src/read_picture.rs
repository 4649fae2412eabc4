//! `digit-lab read-picture`

use std::path::Path;

use digit_lab::picture::Picture;
use digit_lab::reading::PictureReading;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};
use serde_json::json;

use crate::arguments::ReadPicture;
use crate::fault::Fault;
use crate::files;

pub(crate) fn run(arguments: &ReadPicture) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Cursor;

    use image::{GrayImage, ImageFormat};

    use super::*;

    /// A file of 40x30 pixels.
    fn encoded(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::from(GrayImage::from_pixel(40, 30, [200].into())).into_rgb8();
        picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    /// A JPEG with an EXIF segment after its first marker that has one entry: orientation, tag 0x112.
    fn turned(orientation: u8) -> Vec<u8> {
        let mut exif =
            b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        exif.extend([0, orientation, 0, 0, 0, 0, 0, 0]);
        let jpeg = encoded(ImageFormat::Jpeg);
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    fn check(name: &str, bytes: &[u8], size: (usize, usize)) {
        let path = std::env::temp_dir().join(format!("digit-lab-{}-{name}", std::process::id()));
        fs::write(&path, bytes).unwrap();
        let picture = picture(&path);
        fs::remove_file(&path).unwrap();
        let picture = picture.unwrap_or_else(|_| panic!("{name} is not read"));
        assert_eq!((picture.width(), picture.height()), size, "{name}");
    }

    #[test]
    fn png_jpeg_and_webp_are_read_whatever_the_file_is_called() {
        check("picture.png", &encoded(ImageFormat::Png), (40, 30));
        check("picture.jpg", &encoded(ImageFormat::Jpeg), (40, 30));
        check("picture.webp", &encoded(ImageFormat::WebP), (40, 30));
        check("picture", &encoded(ImageFormat::WebP), (40, 30));
    }

    #[test]
    fn photographs_are_turned_as_their_exif_data_says() {
        for (orientation, size) in [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))] {
            check("turned.jpg", &turned(orientation), size);
        }
    }
}
