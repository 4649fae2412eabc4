//! `digit-lab convert`

use digit_lab::model_file::{Format, Model, save_compact};
use serde_json::Value;

use crate::arguments::Convert;
use crate::fault::Fault;
use crate::model;

/// The largest weight's byte.
const STEPS: u8 = 127;

pub(crate) fn run(arguments: &Convert) -> Result<(), Fault> {
    let Convert {
        model: from,
        out,
        compact,
    } = arguments;
    let format = model::format_of(out)?;
    if *compact && format != Format::Safetensors {
        return Err(Fault::NotCompact { path: out.clone() });
    }
    let model = model::read(from)?;
    if *compact {
        let Model {
            network,
            calibration,
        } = &model;
        let file = save_compact(network, STEPS, *calibration, Value::Null);
        return crate::files::write(out, &file);
    }
    model::write(out, format, &model, None)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// A folder of this test's own.
    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("digit-lab-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn convert(from: &Path, out: &Path, compact: bool) -> Result<(), String> {
        let arguments = Convert {
            model: from.to_owned(),
            out: out.to_owned(),
            compact,
        };
        run(&arguments).map_err(|fault| fault.to_string())
    }

    /// A network as the book's program writes it.
    const BOOK: &str = r#"{"sizes": [784, 1, 10], "weights": [[ROW], [[1],[1],[1],[1],[1],[1],[1],[1],[1],[1]]],
        "biases": [[[0.5]], [[0],[0],[0],[0],[0],[0],[0],[0],[0],[0]]], "cost": "CrossEntropyCost"}"#;

    fn book() -> String {
        let row = ["0.25"; 784].join(",");
        BOOK.replace("ROW", &format!("[{row}]"))
    }

    #[test]
    fn a_file_of_the_book_becomes_one_of_each_format() {
        let folder = scratch("convert");
        let from = folder.join("book.json");
        fs::write(&from, book()).unwrap();
        for (name, compact) in [
            ("a.safetensors", false),
            ("b.safetensors", true),
            ("c.onnx", false),
            ("d.JSON", false),
        ] {
            assert_eq!(convert(&from, &folder.join(name), compact), Ok(()));
        }
        let size = |name: &str| fs::metadata(folder.join(name)).unwrap().len();
        assert!(size("a.safetensors") > 2 * size("b.safetensors"));
        let read = |name: &str| model::read(&folder.join(name)).unwrap();
        assert_eq!(read("a.safetensors"), read("book.json"));
        assert_eq!(read("d.JSON"), read("book.json"));
        assert!(
            fs::read(folder.join("c.onnx"))
                .unwrap()
                .starts_with(&[8, 7])
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn each_fault_says_expected_and_got() {
        let folder = scratch("convert-faults");
        let from = folder.join("book.json");
        fs::write(&from, book()).unwrap();
        let onnx = folder.join("x.onnx");
        assert_eq!(convert(&from, &onnx, false), Ok(()));
        let check = |from: &Path, out: &str, compact: bool, message: &str| {
            let said = convert(from, &folder.join(out), compact).unwrap_err();
            assert!(said.ends_with(message), "{said}");
        };
        check(
            &from,
            "x.h5",
            false,
            "expected a name that ends in .json, .safetensors or .onnx",
        );
        check(&from, "y.onnx", true, "expected .safetensors for --compact");
        check(
            &onnx,
            "z.json",
            false,
            "got ONNX, which is only written here",
        );
        let shipped = Path::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../www/models/shipped.safetensors"
        ));
        check(shipped, "z.json", false, "save it as safetensors or ONNX");
        assert!(!folder.join("z.json").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
