//! Files that would take all memory, or all time.

use anyhow::{Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use digit_lab_e2e::{File, Page, Visitor, visit};
use flate2::{Compress, Compression, FlushCompress};
use serde_json::json;

use crate::networks;

/// A gzip file that begins like one of 60,000 pictures and then unpacks to nothing but zeros, gigabytes of them: what
/// it begins with, what is repeated, and what it ends with.
fn bomb() -> Result<[Vec<u8>; 3]> {
    let mut packer = Compress::new(Compression::best(), false);
    let mut packed = |content: &[u8], flush| -> Result<Vec<u8>> {
        let mut packed = Vec::with_capacity(1 << 20);
        packer.compress_vec(content, &mut packed, flush)?;
        Ok(packed)
    };
    let pictures = [
        [0, 0, 8, 3],
        [0, 0, 0xea, 0x60],
        [0, 0, 0, 28],
        [0, 0, 0, 28],
    ]
    .concat();
    // Magic, the method, no flags, no time, no system: RFC 1952.
    let mut begin = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    begin.extend(packed(&pictures, FlushCompress::Full)?);
    // Neither looks back at what stands before it.
    let zeros = packed(&vec![0; 64 << 20], FlushCompress::Full)?;
    let mut end = packed(&[], FlushCompress::Finish)?;
    end.extend([0; 8]);
    Ok([begin, zeros, end])
}

/// How many packed bytes the page has had unpacked. What these become is made at once, wanted or not.
const COUNT: &str = "window.packed = 0;
    const write = WritableStreamDefaultWriter.prototype.write;
    WritableStreamDefaultWriter.prototype.write = function (piece) {
        window.packed += piece.length;
        return write.call(this, piece);
    };";

#[test]
fn a_file_is_unpacked_no_further_than_it_says_that_it_goes() -> Result<()> {
    visit(Visitor::desktop().with_script(COUNT), async |page| {
        let parts = bomb()?.map(|part| BASE64_STANDARD.encode(part));
        let script = "const [begin, zeros, end] = arguments[0].map((part) =>
                Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0)));
            const file = new File([begin, ...Array(64).fill(zeros), end], 'train-images.gz');
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(file);
            window.packed = 0;
            document.body.dispatchEvent(
                new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));";
        page.script(script, &[json!(parts)]).await?;
        page.until("the file is refused", async || {
            let said = page.text("error").await?;
            Ok(said.contains("train-images.gz") && said.contains("128 MB"))
        })
        .await?;
        let packed = page.script("return window.packed;", &[]).await?;
        // A thousandth of the pictures, and a few pieces beyond them.
        let most = 60_000 * 28 * 28 / 1_000 + (32 << 10);
        ensure!(
            packed.as_u64().is_some_and(|it| 0 < it && it < most),
            "{packed} bytes were unpacked, of which at most {most} are pictures"
        );
        Ok(())
    })
}

/// Every file says that it has so many bytes, and tells of being read.
const SAY_LARGE: &str = "window.reads = 0;
    Object.defineProperty(Blob.prototype, 'size', { get: () => window.said ?? 0 });
    for (const way of ['arrayBuffer', 'text', 'stream']) {
        const read = Blob.prototype[way];
        Blob.prototype[way] = function () { window.reads += 1; return read.call(this); };
    }";

/// Where a file is chosen, the most megabytes that are read there, and where it is said.
const CHOOSERS: [(&str, u32, &str); 6] = [
    ("data-files", 128, "error"),
    ("picture-input", 50, "error"),
    ("network-open", 256, "error"),
    ("runs-add", 64, "runs-said"),
    ("hand-import", 16, "hand-imported"),
    ("keep-open", 1_024, "keep-said"),
];

#[test]
fn what_is_larger_than_is_looked_at_is_refused_unread() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        // The list of runs comes with the first.
        page.fill("epochs", "1").await?;
        page.fill("training-size", "100").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        page.press("hand-open").await?;
        networks::open_panel(page).await?;
        page.script(SAY_LARGE, &[]).await?;
        for (chooser, most, said) in CHOOSERS {
            if chooser == "keep-open" {
                page.go("#/about").await?;
            }
            page.until(&format!("{chooser} is there"), async || {
                page.has(chooser).await
            })
            .await?;
            let bytes = u64::from(most + 1) << 20;
            page.script("window.said = arguments[0];", &[json!(bytes)])
                .await?;
            let file = File {
                name: format!("large-{chooser}"),
                bytes: b"{}".to_vec(),
            };
            page.choose_files_for(chooser, &[file]).await?;
            until_too_large(page, said, chooser, most).await?;
        }
        let reads = page.script("return window.reads;", &[]).await?;
        ensure!(reads == json!(0), "{reads} files were read");
        Ok(())
    })
}

async fn until_too_large(page: &Page, said: &str, chooser: &str, most: u32) -> Result<()> {
    page.until(&format!("{said} says {most} MB"), async || {
        let said = page.text(said).await?.replace(',', "");
        Ok(said.contains(&format!("large-{chooser}")) && said.contains(&format!("{most}")))
    })
    .await
}
