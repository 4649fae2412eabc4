//! ZIP archives whose parts are stored as they are.
//!
//! Of PKWARE's APPNOTE this is what every program reads and writes: a header before each part (4.3.7), a directory of
//! all of them (4.3.12), and where that is (4.3.16). Numbers are little-endian.

use std::collections::BTreeMap;

use crc32fast::hash;

use super::{BackupError, Bytes, LARGEST_BACKUP};

/// What an archive holds, by name.
pub(super) type Parts<'a> = BTreeMap<String, Bytes<'a>>;

const PART: u32 = 0x0403_4b50;
const DIRECTORY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// The bytes of each of them, without the names that follow.
const PART_BYTES: usize = 30;
const DIRECTORY_BYTES: usize = 46;
const END_BYTES: usize = 22;

/// The version of the format that a reader must know.
const VERSION: u16 = 20;

/// A part's name is UTF-8.
const UTF_8: u16 = 1 << 11;
/// A part is encrypted.
const ENCRYPTED: u16 = 1;

/// The first of January 1980, since the engine has no clock.
const DATE: u16 = (1 << 5) | 1;

/// An archive of these parts.
pub(super) fn write(parts: &Parts<'_>) -> Result<Vec<u8>, BackupError> {
    let count = parts.len();
    let count = u16::try_from(count).map_err(|_| BackupError::TooMany { got: count })?;
    let bytes = parts.iter().fold(END_BYTES, |sum, (name, content)| {
        sum + PART_BYTES + DIRECTORY_BYTES + 2 * name.len() + content.len()
    });
    if bytes > LARGEST_BACKUP {
        return Err(BackupError::TooLarge { got: bytes });
    }
    let mut file = Vec::with_capacity(bytes);
    let mut directory = Vec::new();
    for (name, content) in parts {
        let place = file.len() as u32;
        let mut common = Vec::with_capacity(PART_BYTES);
        for number in [VERSION, UTF_8, 0, 0, DATE] {
            common.extend(number.to_le_bytes());
        }
        let size = content.len() as u32;
        for number in [hash(content), size, size] {
            common.extend(number.to_le_bytes());
        }
        // Names are made here, and short.
        for number in [name.len() as u16, 0] {
            common.extend(number.to_le_bytes());
        }
        file.extend(PART.to_le_bytes());
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(&**content);

        directory.extend(DIRECTORY.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(common);
        // No comment, the first disk, nothing special about the file.
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let place = file.len() as u32;
    file.extend(&directory);
    file.extend(END.to_le_bytes());
    for number in [0, 0, count, count] {
        file.extend(number.to_le_bytes());
    }
    for number in [directory.len() as u32, place] {
        file.extend(number.to_le_bytes());
    }
    file.extend(0_u16.to_le_bytes());
    Ok(file)
}

/// The parts of an archive, without a copy of any.
pub(super) fn read(file: &[u8]) -> Result<Parts<'_>, BackupError> {
    if file.len() > LARGEST_BACKUP {
        return Err(BackupError::TooLarge { got: file.len() });
    }
    let end = end_of(file).ok_or(BackupError::Other)?;
    let (count, size, place) = (end.short(10), end.long(12), end.long(16));
    let directory = slice(file, place, size).ok_or(BackupError::Damaged)?;
    let mut rest = directory;
    let mut parts = Parts::new();
    // Parts that lie upon each other would be read as often as they are named.
    let mut left = file.len();
    for _ in 0..count {
        let header = Header::of(rest, DIRECTORY, DIRECTORY_BYTES).ok_or(BackupError::Damaged)?;
        let [name_bytes, extra, comment] = [28, 30, 32].map(|at| usize::from(header.short(at)));
        let name = slice(rest, DIRECTORY_BYTES, name_bytes).ok_or(BackupError::Damaged)?;
        let name = str::from_utf8(name).map_err(|_| BackupError::Damaged)?;
        rest = rest
            .get(DIRECTORY_BYTES + name_bytes + extra + comment..)
            .ok_or(BackupError::Damaged)?;
        let is_packed = header.short(10) != 0 || header.short(8) & ENCRYPTED != 0;
        if is_packed || header.long(20) != header.long(24) {
            let name = name.to_owned();
            return Err(BackupError::Packed { name });
        }
        let content = content(&file[..place], header.long(42), name, header.long(24))
            .ok_or(BackupError::Damaged)?;
        left = left
            .checked_sub(content.len())
            .ok_or(BackupError::Damaged)?;
        if hash(content) != header.long(16) as u32 {
            let name = name.to_owned();
            return Err(BackupError::Checksum { name });
        }
        if parts.insert(name.to_owned(), content.into()).is_some() {
            return Err(BackupError::Damaged);
        }
    }
    Ok(parts)
}

/// The header at an archive's end, before whose comment nothing else may stand.
fn end_of(file: &[u8]) -> Option<Header<'_>> {
    let last = file.len().checked_sub(END_BYTES)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let places = (first..=last).rev();
    let mut ends =
        places.filter_map(|place| Some((place, Header::of(&file[place..], END, END_BYTES)?)));
    let (_, end) = ends.find(|(place, end)| place + usize::from(end.short(20)) == last)?;
    Some(end)
}

/// A part's content, by the place of its own header, which has the same name as the directory and may have more after it.
fn content<'a>(
    before_directory: &'a [u8],
    place: usize,
    name: &str,
    size: usize,
) -> Option<&'a [u8]> {
    let header = Header::of(before_directory.get(place..)?, PART, PART_BYTES)?;
    let [name_bytes, extra] = [26, 28].map(|at| usize::from(header.short(at)));
    let own_name = slice(before_directory, place + PART_BYTES, name_bytes)?;
    let content = slice(
        before_directory,
        place + PART_BYTES + name_bytes + extra,
        size,
    )?;
    (own_name == name.as_bytes()).then_some(content)
}

fn slice(bytes: &[u8], start: usize, length: usize) -> Option<&[u8]> {
    bytes.get(start..start.checked_add(length)?)
}

/// A header that begins with its signature and is whole.
struct Header<'a>(&'a [u8]);

impl<'a> Header<'a> {
    fn of(bytes: &'a [u8], signature: u32, length: usize) -> Option<Self> {
        let bytes = bytes.get(..length)?;
        bytes
            .starts_with(&signature.to_le_bytes())
            .then_some(Self(bytes))
    }

    /// A number of two bytes.
    fn short(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.0[at], self.0[at + 1]])
    }

    /// A number of four bytes.
    fn long(&self, at: usize) -> usize {
        let bytes = [self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]];
        u32::from_le_bytes(bytes) as usize
    }
}
