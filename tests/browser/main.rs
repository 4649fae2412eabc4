//! The browser side of the engine: what `pkg/` exports, tested in a dedicated worker.
