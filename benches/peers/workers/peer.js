// What all peers have in common: each is a worker that prepares a work once, then trains for a while whenever it
// is told to, and says how many images a second that came to.

/**
 * Answers messages with what this peer makes of a work.
 * @param prepare (work, data, { site, variant }) to `{ train(order), predict(image), stretch }`, of which the last says
 *   how many images are trained on before looking at the clock; or to `{ rate(secs), accuracy() }`
 */
export function serve(prepare) {
  let peer;
  let data;
  const answers = {
    async prepare({ work, site, variant }) {
      data = await load(site);
      peer = await prepare(work, data, { site, variant });
      return {};
    },
    async train({ secs }) {
      return peer.rate ? peer.rate(secs) : rate(peer, data, secs);
    },
    async accuracy() {
      return peer.accuracy ? peer.accuracy() : accuracy(peer, data);
    },
  };
  self.onmessage = async ({ data: [name, argument] }) => {
    try {
      self.postMessage({ answer: await answers[name](argument) });
    } catch (error) {
      self.postMessage({ error: String(error?.message ?? error) });
    }
  };
}

/** Images a second over whole epochs, or parts of them, that last at least so long. */
async function rate(peer, data, secs) {
  let images = 0;
  const start = performance.now();
  let took;
  do {
    const order = shuffled(data.count).subarray(0, peer.stretch ?? data.count);
    await peer.train(order);
    images += order.length;
    took = (performance.now() - start) / 1000;
  } while (took < secs);
  return images / took;
}

/** The share of a thousand validation images that are read rightly: whether the work was done at all. */
async function accuracy(peer, data) {
  const count = Math.min(1000, data.validation.count);
  let correct = 0;
  for (let index = 0; index < count; index++) {
    const scores = [...(await peer.predict(image(data.validation, index)))];
    correct += scores.indexOf(Math.max(...scores)) === data.validation.labels[index];
  }
  return correct / count;
}

/** Fisher and Yates's shuffle of the numbers below `count`. */
function shuffled(count) {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** The pixels of one image, from 0 to 1. */
export function image({ pixels }, index) {
  return pixels.subarray(index * 784, (index + 1) * 784);
}

/** The images that come with the page. */
async function load(site) {
  const [training, validation] = await Promise.all(
    ["training", "validation"].map(async (part) => {
      const [grays, labels] = await Promise.all(
        [`${part}-images.idx3.gz`, `${part}-labels.idx1.gz`].map((name) => unpack(`${site}data/${name}`)),
      );
      const pixels = Float32Array.from(grays.subarray(16), (gray) => gray / 255);
      return { pixels, labels: labels.slice(8), count: labels.length - 8 };
    }),
  );
  return { ...training, validation };
}

async function unpack(address) {
  const packed = (await fetch(address)).body;
  const plain = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
