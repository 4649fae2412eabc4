//! What the built page may do, told to the browser: the Content-Security-Policy and the headers beside it.
//!
//! `cargo xtask serve` sends them, `cargo xtask build` writes the policy into the page itself, and
//! docs/security.md says why each line is there.

/// The policy, directive by directive. What is not named is forbidden.
const DIRECTIVES: [&str; 12] = [
    "default-src 'none'",
    // WebAssembly is compiled; no string ever becomes a script.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // A plot becomes a PNG by way of an SVG image that the page makes itself.
    "img-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // scripts/trusted.js has the one policy.
    "require-trusted-types-for 'script'",
    "trusted-types default",
    FRAME_ANCESTORS,
];

/// Browsers take it from a header only.
const FRAME_ANCESTORS: &str = "frame-ancestors 'none'";

/// For programs of others, which only a benchmark brings along: no other origin, and nothing else.
const OF_PEERS: &str =
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' data: blob:";

/// Where the benchmark puts them.
const PEERS: &str = "peers/";

/// For the npm package's examples, which are other people's pages: what `<digit-pad>` needs, as its README says, and
/// workers.
const OF_EXAMPLES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/// Where the end-to-end tests put them.
const EXAMPLES: &str = "examples/";

/// What goes with every answer beside the policy.
pub const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    // These two isolate the page, so that its workers may share memory.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
];

/// The policy as a header.
#[must_use]
pub fn header() -> String {
    DIRECTIVES.join("; ")
}

/// The policy that goes with a file, by its path from the page's folder.
#[must_use]
pub fn header_of(path: &str) -> String {
    if path.starts_with(PEERS) {
        OF_PEERS.to_owned()
    } else if path.starts_with(EXAMPLES) {
        OF_EXAMPLES.to_owned()
    } else {
        header()
    }
}

/// As much of the policy as a `meta` element can carry.
#[must_use]
pub fn meta() -> String {
    let carried = DIRECTIVES.iter().filter(|&&it| it != FRAME_ANCESTORS);
    carried.copied().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_becomes_a_script_and_no_other_origin_is_reached() {
        for policy in [
            header(),
            meta(),
            header_of("worker.js"),
            header_of("examples/plain/"),
        ] {
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
            for loose in [
                "unsafe-inline",
                "'unsafe-eval'",
                "http:",
                "https:",
                "*",
                "data:",
            ] {
                assert!(!policy.contains(loose), "{loose} in {policy}");
            }
        }
    }

    #[test]
    fn a_meta_element_gets_what_it_can_carry() {
        assert!(header().contains(FRAME_ANCESTORS) && !meta().contains("frame-ancestors"));
        assert!(meta().contains("require-trusted-types-for 'script'"));
    }

    #[test]
    fn the_deployment_guide_has_this_policy() {
        let guide = include_str!("../../docs/deployment.md");
        // For nginx, and for Apache.
        assert_eq!(guide.matches(&header()).count(), 2, "{}", header());
        for (name, value) in HEADERS {
            assert_eq!(
                guide.matches(&format!("{name} {value}")).count(),
                2,
                "{name}"
            );
        }
    }

    #[test]
    fn only_what_benchmarks_and_tests_bring_along_is_exempt() {
        assert_eq!(header_of("examples/worker/"), OF_EXAMPLES);
        assert_eq!(header_of("peers/workers/burn.js"), OF_PEERS);
        assert_eq!(header_of("pkg/digit_lab.js"), header());
    }
}
