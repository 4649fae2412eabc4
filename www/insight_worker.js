// One session of the engine that looks into a network, away from the page's own thread.
//
// Commands and events are plain objects whose forms are the engine's `Command` and `Event`
// (src/insight/session/protocol.rs).

import { InsightSession } from "./pkg/digit_lab.js";
import { serve } from "./worker_session.js";

await serve(InsightSession, (fault) => ({ failed: { ticket: null, fault } }));
