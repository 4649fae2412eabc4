// One experiment session of the engine: a job of the laboratory, away from the page's own thread.
//
// Commands and events are plain objects whose forms are the engine's `Command` and `Event`
// (src/book/session/protocol.rs).

import { ExperimentSession } from "./pkg/digit_lab.js";
import { serve } from "./worker_session.js";

await serve(ExperimentSession, (fault) => ({ failed: { ticket: null, fault } }));
