// The engine, compiled for what this browser's WebAssembly can do; everything that a worker does goes through here, so
// that one of the two is fetched and no more.

import "./relaxed_simd.js";
import init, { lastPanic } from "./pkg/digit_lab.js";

/** What `cargo xtask build` compiles for relaxed SIMD, beside the other; `trunk serve` does without. */
const RELAXED = new URL("./pkg/digit_lab_relaxed_bg.wasm", import.meta.url);

/** Resolves when the engine is there. */
export async function start() {
  if (globalThis.hasRelaxedSimd) {
    try {
      return await init({ module_or_path: RELAXED });
    } catch {
      // It did not arrive; the other one does the same, a tenth slower.
    }
  }
  return init();
}

/** What the page has words for, in `www/src/training/words/fault.rs`. */
const NO_MEMORY = "out of memory";

/** Why work came to no end, in a few words of the engine's or the browser's. */
export function reasonOf(error) {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (!(error instanceof WebAssembly.RuntimeError)) {
    return error.message;
  }
  // A panic has been remembered; an allocation that fails ends the program just so.
  return lastPanic() ?? (error.message.startsWith("unreachable") ? NO_MEMORY : error.message);
}
