// In the page that is measured: starts the peers' workers and lets them train in turns.

const WORKERS = new URL(".", import.meta.url);
const SITE = new URL("../../", import.meta.url).href;

/** A peer's worker, which answers one message at a time. */
class Peer {
  constructor({ name, worker, variant }) {
    this.name = name;
    this.variant = variant;
    this.rates = [];
    this.worker = new Worker(new URL(worker, WORKERS), { type: "module" });
  }

  ask(name, argument) {
    return new Promise((resolve, reject) => {
      this.worker.onerror = ({ message }) => reject(new Error(message ?? "its worker did not start"));
      this.worker.onmessage = ({ data: { answer, error } }) =>
        error === undefined ? resolve(answer) : reject(new Error(error));
      this.worker.postMessage([name, argument]);
    });
  }

  prepare(work) {
    return this.ask("prepare", { work, site: SITE, variant: this.variant });
  }

  /** One step; a peer that fails is left out from then on, and says why. */
  async attempt(step) {
    if (this.error === undefined) {
      try {
        await step(this);
      } catch (error) {
        this.error = error.message;
      }
    }
  }
}

/** Lets all peers do a work in turns: `rounds` times `secs` seconds each, after one such time to warm up. */
export async function compare({ work, peers, rounds, secs }) {
  const contenders = peers.map((peer) => new Peer(peer));
  const inTurns = async (step) => {
    for (const peer of contenders) {
      await peer.attempt(step);
    }
  };
  await inTurns((peer) => peer.prepare(work));
  await inTurns((peer) => peer.ask("train", { secs }));
  for (let round = 0; round < rounds; round++) {
    await inTurns(async (peer) => {
      peer.rates.push(await peer.ask("train", { secs }));
    });
  }
  await inTurns(async (peer) => {
    peer.accuracy = await peer.ask("accuracy");
  });
  return contenders.map(({ name, rates, accuracy, error, worker }) => {
    worker.terminate();
    return { name, rates, accuracy, error };
  });
}

/** Lets one worker train alone and several at once, in turns; answers the images a second of each time, added up. */
export async function parallel({ work, peer, workers, rounds, secs }) {
  const crew = Array.from({ length: workers }, () => new Peer(peer));
  await Promise.all(crew.map((one) => one.prepare(work)));
  await Promise.all(crew.map((one) => one.ask("train", { secs })));
  const [alone, together] = [[], []];
  for (let round = 0; round < rounds; round++) {
    alone.push(await crew[0].ask("train", { secs }));
    const rates = await Promise.all(crew.map((one) => one.ask("train", { secs })));
    together.push(rates.reduce((sum, rate) => sum + rate));
  }
  crew.forEach(({ worker }) => worker.terminate());
  return { alone, together };
}

/** Memory, in megabytes, of a training on all images: empty, after its first epoch, and after its last. */
export function memory(what) {
  return askOnce("memory.js", what);
}

/** Validation images a second, round by round. */
export function evaluation(what) {
  return askOnce("evaluation.js", what);
}

/** The answer of a worker that is needed for nothing else. */
async function askOnce(name, { files, ...what }) {
  const worker = new Worker(new URL(name, WORKERS), { type: "module" });
  const answer = await new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message ?? "its worker did not start"));
    worker.onmessage = ({ data }) => (data.answer ? resolve(data.answer) : reject(new Error(data.error)));
    worker.postMessage({ files: files.map((file) => `${SITE}data/${file}`), ...what });
  });
  worker.terminate();
  return answer;
}

/** What is there to compare with. */
export async function peers() {
  return (await fetch(new URL("../peers.json", WORKERS))).json();
}
