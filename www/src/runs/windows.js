// Which trainings are under way in other windows of this page: each window holds a lock by the name of its own, which
// the browser takes back when the window closes or crashes. Where there are no locks, each window is taken for alone.

const PREFIX = "digit-lab-run-";

/** @type {(() => void) | undefined} */
let letGo;
/** @type {string | undefined} */
let mine;

/** The training that began then is under way here. */
export function hold(began) {
  const name = PREFIX + began;
  if (mine === name && letGo) return;
  release();
  mine = name;
  // One that another window has is not waited for.
  navigator.locks?.request(name, { ifAvailable: true }, (lock) => kept(name, lock)).catch(() => {});
}

/** Keeps a lock for as long as this window wants it. */
function kept(name, lock) {
  return lock && mine === name ? new Promise((resolve) => (letGo = resolve)) : undefined;
}

/** None is under way here any more. */
export function release() {
  letGo?.();
  letGo = undefined;
  mine = undefined;
}

/** How long a window that is being closed or loaded anew may still hold its lock, in milliseconds. */
const LEAVING_MILLIS = 10000;

/** Whether the training that began then is this window's now; two that ask at once cannot both have it. */
export async function isHeld(began) {
  if (!navigator.locks) return true;
  const name = PREFIX + began;
  const signal = AbortSignal.timeout(LEAVING_MILLIS);
  return new Promise((resolve) => {
    const take = (lock) => {
      // Whoever has begun one meanwhile keeps that. Until the lock is there, another window has the training.
      const isFirst = mine === undefined;
      if (isFirst) mine = name;
      resolve(isFirst);
      return kept(name, lock);
    };
    navigator.locks.request(name, { signal }, take).catch(() => resolve(false));
  });
}

/** The training that began then is not gone on with here. */
export function letGoOf(began) {
  if (mine === PREFIX + began) release();
}

/** @type {Promise<string | undefined> | undefined} */
let me;

/** What locks call this window, which nothing else tells. */
function myself() {
  const name = `digit-lab-window-${Math.random()}`;
  const ask = async () => {
    const { held } = await navigator.locks.query();
    return held.find((lock) => lock.name === name)?.clientId;
  };
  me ??= navigator.locks.request(name, ask);
  return me;
}

/** When the trainings began that are under way in other windows. */
export async function elsewhere() {
  try {
    // One that this window has just let go of may still be held.
    const ours = await myself();
    const { held } = await navigator.locks.query();
    return held
      .filter(({ name, clientId }) => name.startsWith(PREFIX) && name !== mine && clientId !== ours)
      .map(({ name }) => Number(name.slice(PREFIX.length)));
  } catch {
    return [];
  }
}
