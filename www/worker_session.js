// A session of the engine in a worker, whichever it is: commands come in as messages, events go out.

import { reasonOf, start } from "./engine.js";

/** Commands that came before the engine was there. */
const waiting = [];

/** The session, once the engine is there. */
let session;

/** Makes the event of a fault. */
let failed;

/** Whether a turn is under way or about to come. */
let turning = false;

// The way to give messages a turn between two slices of work: timers are held back to 4 ms each.
const turnstile = new MessageChannel();
turnstile.port1.onmessage = () => guarded(turn);

// Before the first await: a message that finds no handler is lost.
self.onmessage = ({ data: command }) => {
  if (session) {
    guarded(() => obey(command));
  } else {
    waiting.push(command);
  }
};

/**
 * Lets a session of this class answer what the page says.
 * @param Session a class of the engine's sessions
 * @param failure makes the event of a fault
 */
export async function serve(Session, failure) {
  failed = failure;
  try {
    await start();
    session = new Session((event) => self.postMessage(event));
    for (const command of waiting.splice(0)) {
      obey(command);
    }
  } catch (error) {
    confess(error);
  }
}

function obey(command) {
  session.handle(command);
  if (!turning) {
    turning = true;
    turnstile.port2.postMessage(null);
  }
}

function turn() {
  turning = session.slice();
  if (turning) {
    const rest = session.rest();
    if (rest > 0) {
      setTimeout(() => guarded(turn), rest);
    } else {
      turnstile.port2.postMessage(null);
    }
  }
}

function guarded(work) {
  try {
    work();
  } catch (error) {
    confess(error);
  }
}

/** Tells the page what never reaches its `onerror` from inside a promise or a wasm trap. */
function confess(error) {
  self.postMessage(failed({ broken: { message: reasonOf(error) } }));
}
