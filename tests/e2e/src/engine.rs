//! The engine's files on a host whose files a test may change.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::Host;

/// Of WebAssembly's sections, the one that says how large the memory is.
const MEMORY_SECTION: u8 = 5;

/// Bytes before a module's first section.
const HEAD: usize = 8;

impl Host {
    /// Lets the engine have so many pages of memory at most, 64 KiB each, as a browser does that has no more.
    pub fn limit_engine_memory(&self, pages: u32) -> Result<()> {
        for name in ["digit_lab_bg.wasm", "digit_lab_relaxed_bg.wasm"] {
            let path = self.folder().join("pkg").join(name);
            let module = fs::read(&path).with_context(|| format!("no {}", path.display()))?;
            replace(&path, &limited(&module, pages)?)?;
        }
        Ok(())
    }

    /// Begins a script of the page with these lines, which run before it.
    pub fn begin_script(&self, name: &str, lines: &str) -> Result<()> {
        let path = self.folder().join(name);
        let script = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
        replace(&path, format!("{lines}\n{script}").as_bytes())
    }
}

/// Writes a file anew, and takes its packed twins away.
fn replace(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content)?;
    for ending in ["br", "gz"] {
        let mut twin = path.as_os_str().to_owned();
        twin.push(".");
        twin.push(ending);
        if Path::new(&twin).exists() {
            fs::remove_file(twin)?;
        }
    }
    Ok(())
}

/// The module with a most for its memory, of which it names only the least.
fn limited(module: &[u8], pages: u32) -> Result<Vec<u8>> {
    let mut at = HEAD;
    while at < module.len() {
        let (start, id) = (at, module[at]);
        let (length, begin) = number(module, at + 1)?;
        at = begin + length as usize;
        if id != MEMORY_SECTION {
            continue;
        }
        let (memories, flags) = number(module, begin)?;
        ensure!(
            memories == 1 && module[flags] == 0,
            "memory of another sort"
        );
        let (least, _) = number(module, flags + 1)?;
        ensure!(least <= pages, "it begins with {least} pages");
        let mut section = vec![1, 1];
        for number in [least, pages] {
            write_number(&mut section, number);
        }
        let mut limited = module[..=start].to_vec();
        write_number(&mut limited, section.len() as u32);
        limited.extend(section);
        limited.extend(&module[at..]);
        return Ok(limited);
    }
    anyhow::bail!("the module has no memory")
}

/// An unsigned number in LEB128, and where it ends.
fn number(module: &[u8], mut at: usize) -> Result<(u32, usize)> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = *module.get(at).context("the module ends too soon")?;
        at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok((number, at));
        }
    }
    anyhow::bail!("a number is too long")
}

fn write_number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{limited, number, write_number};

    #[test]
    fn a_most_is_put_beside_the_least() {
        // Magic and version; a memory of at least 17 pages; a custom section of two bytes.
        let module = b"\0asm\x01\0\0\0\x05\x03\x01\x00\x11\x00\x02\x01a";
        let expected = b"\0asm\x01\0\0\0\x05\x05\x01\x01\x11\x80\x08\x00\x02\x01a";
        assert_eq!(limited(module, 1024).unwrap(), expected);
        assert!(limited(module, 16).is_err());
        assert!(limited(b"\0asm\x01\0\0\0", 1024).is_err());
    }

    #[test]
    fn numbers_come_back() {
        for expected in [0, 127, 128, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, expected);
            assert_eq!(number(&bytes, 0).unwrap(), (expected, bytes.len()));
        }
    }
}
