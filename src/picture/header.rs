//! What a file's first bytes say of the picture in it: its format and size, before anything is
//! decoded. A few kilobytes can unpack to gigabytes of pixels, and a file that is no picture at all
//! should be called what it is.

use serde::Serialize;

use super::error::{self, PictureError};

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    /// Portable Network Graphics.
    Png,
    /// A JPEG photograph.
    Jpeg,
    /// Google's WebP.
    WebP,
    /// A GIF, whose first picture counts.
    Gif,
    /// A Windows bitmap.
    Bmp,
    /// Tagged Image File Format.
    Tiff,
    /// What iPhones make of photographs unless they are asked for JPEG.
    Heic,
    /// AV1's pictures.
    Avif,
    /// Shapes written down as text.
    Svg,
    /// A document.
    Pdf,
    /// Text of some kind.
    Text,
    /// None of these.
    Unknown,
}

/// What a file's first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The file's format.
    pub format: FileFormat,
    /// Width and height in pixels as they are stored, before any turn that EXIF data asks for;
    /// nothing where the format has them elsewhere.
    pub size: Option<(u32, u32)>,
}

impl Header {
    /// How many of a file's bytes are worth looking at. Metadata stands before a JPEG's size, in
    /// segments of at most 64 kB: a thumbnail, a color profile and a depth map are in here.
    pub const BYTES: usize = 512 * 1024;

    /// What the first bytes of a file say.
    pub fn of(bytes: &[u8]) -> Self {
        let (format, size) = match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', rest @ ..] => {
                (FileFormat::Png, png_size(rest))
            }
            [0xff, 0xd8, 0xff, ..] => (FileFormat::Jpeg, jpeg_size(bytes)),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                rest @ ..,
            ] => (FileFormat::WebP, webp_size(rest)),
            [b'G', b'I', b'F', b'8', _, b'a', w0, w1, h0, h1, ..] => {
                let side = |low, high| u32::from(u16::from_le_bytes([low, high]));
                (FileFormat::Gif, Some((side(*w0, *w1), side(*h0, *h1))))
            }
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => (FileFormat::Bmp, None),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => (FileFormat::Tiff, None),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => (brand_format(brand), None),
            [b'%', b'P', b'D', b'F', ..] => (FileFormat::Pdf, None),
            _ => (text_format(bytes), None),
        };
        Self { format, size }
    }

    /// Whether so many pixels are ever looked at. A size that is not known is allowed.
    pub fn check(&self) -> Result<(), PictureError> {
        match self.size {
            Some((width, height)) => error::check_size(width as usize, height as usize),
            None => Ok(()),
        }
    }
}

/// The first chunk of a PNG is `IHDR`: length, name, width, height.
fn png_size(chunks: &[u8]) -> Option<(u32, u32)> {
    let [_, _, _, _, b'I', b'H', b'D', b'R', sides @ ..] = chunks else {
        return None;
    };
    let (&width, rest) = sides.split_first_chunk()?;
    let (&height, _) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(width), u32::from_be_bytes(height)))
}

/// A JPEG's size is in its start-of-frame segment: length, precision, height, width.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    loop {
        let (&[0xff, marker, high, low], body) = rest.split_first_chunk()? else {
            return None;
        };
        match marker {
            // A fill byte before the marker proper.
            0xff => rest = rest.get(1..)?,
            // Frames of all kinds of coding; C4, C8 and CC are tables.
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                let [_, h0, h1, w0, w1, ..] = *body else {
                    return None;
                };
                let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
                return Some((side(w0, w1), side(h0, h1)));
            }
            // The length counts its own two bytes.
            _ => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                rest = body.get(length.checked_sub(2)?..)?;
            }
        }
    }
}

/// A WebP's first chunk: lossy (`VP8 `), lossless (`VP8L`) or extended (`VP8X`).
fn webp_size(chunks: &[u8]) -> Option<(u32, u32)> {
    let (name, rest) = chunks.split_first_chunk::<4>()?;
    let data = rest.get(4..)?;
    match (name, data) {
        (b"VP8 ", &[_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..]) => {
            // Two bits of each are a scale for showing.
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
            Some((side(w0, w1), side(h0, h1)))
        }
        (b"VP8L", &[0x2f, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([a, b, c, d]);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        (b"VP8X", &[_, _, _, _, w0, w1, w2, h0, h1, h2, ..]) => {
            let side = |a, b, c| u32::from_le_bytes([a, b, c, 0]) + 1;
            Some((side(w0, w1, w2), side(h0, h1, h2)))
        }
        _ => None,
    }
}

/// Pictures in the container of MPEG-4 (ISO/IEC 23008-12), by the file's brand.
fn brand_format(brand: &[u8]) -> FileFormat {
    match brand.first_chunk::<4>() {
        Some(b"avif" | b"avis") => FileFormat::Avif,
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => {
            FileFormat::Heic
        }
        _ => FileFormat::Unknown,
    }
}

/// Text has no zero bytes; an SVG says so near its beginning.
fn text_format(bytes: &[u8]) -> FileFormat {
    let beginning = &bytes[..bytes.len().min(1024)];
    if beginning.is_empty() || beginning.contains(&0) {
        return FileFormat::Unknown;
    }
    // A letter of several bytes may be cut at the end of what is looked at.
    let is_text = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    match is_text {
        true if beginning.windows(4).any(|part| part == b"<svg") => FileFormat::Svg,
        true => FileFormat::Text,
        false => FileFormat::Unknown,
    }
}
