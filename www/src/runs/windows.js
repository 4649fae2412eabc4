// Which trainings are under way in other windows of this page: each window holds a lock by the name of its own, which
// the browser takes back when the window closes or crashes. Where there are no locks, each window is taken for alone.

const PREFIX = "digit-lab-run-";

/** @type {(() => void) | undefined} */
let letGo;
/** @type {string | undefined} */
let mine;

/** The training that began then is under way here. */
export function hold(began) {
  release();
  const name = PREFIX + began;
  mine = name;
  // One that another window has is not waited for.
  navigator.locks
    ?.request(name, { ifAvailable: true }, (lock) =>
      lock && mine === name ? new Promise((resolve) => (letGo = resolve)) : undefined,
    )
    .catch(() => {});
}

/** None is under way here any more. */
export function release() {
  letGo?.();
  letGo = undefined;
  mine = undefined;
}

/** How long a window that is being closed or loaded anew may still hold its lock, in milliseconds. */
const LEAVING_MILLIS = 10000;

/** Whether no window has the training that began then under way. */
export async function isFree(began) {
  if (!navigator.locks) return true;
  try {
    const signal = AbortSignal.timeout(LEAVING_MILLIS);
    return await navigator.locks.request(PREFIX + began, { signal }, () => true);
  } catch {
    return false;
  }
}

/** When the trainings began that are under way in other windows. */
export async function elsewhere() {
  try {
    const { held } = await navigator.locks.query();
    return held
      .map(({ name }) => name)
      .filter((name) => name.startsWith(PREFIX) && name !== mine)
      .map((name) => Number(name.slice(PREFIX.length)));
  } catch {
    return [];
  }
}
