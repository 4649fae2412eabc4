// One training session of the engine, away from the page's own thread.
//
// Commands and events are plain objects whose forms are the engine's `Command` and `Event`
// (src/training/protocol.rs).

// All that it takes is asked for at once, rather than each when what asks for it has come.
import "./relaxed_simd.js";
import "./engine.js";
import { WorkerSession } from "./pkg/digit_lab.js";
import { serve } from "./worker_session.js";

await serve(WorkerSession, (fault) => ({ failed: { fault } }));
