// Reads pictures away from the page's own thread: decodes them, finds the digits and reads them.
//
// `{ id, picture, network }` comes in: a file, a number that tells pictures apart and, where not the
// page's own network is to read, the bytes of another one's file. One answer goes out for each picture
// that no newer one has overtaken: `{ id, answer: { read } , bitmap }`, the picture as it was read for
// showing, or `{ id, answer: { failed } }`.

import { reasonOf, start } from "./engine.js";
import { Recognizer, pictureHeader } from "./pkg/digit_lab.js";

/** The network that comes with the page. */
const MODEL = "models/shipped.safetensors";

/** Bytes of a file in which its format and size stand; `picture::Header::BYTES`. */
const HEADER_BYTES = 512 * 1024;

/** Pixels above which a picture is reduced before it is read: what phones make by default. */
const MOST_PIXELS_READ = 12_000_000;

/** The longest side of the picture to show: twice the pixels that its place on the page has. */
const SHOWN_SIDE = 1600;

/** Reads with the network that comes with the page.
 *  @type {Recognizer | undefined} */
let shipped;

/** The picture to read next; a newer one takes its place. */
let next;
let isAtWork = false;

// Before the first await: a message that finds no handler is lost.
self.onmessage = ({ data }) => {
  next = data;
  if (!isAtWork) {
    work();
  }
};

async function work() {
  isAtWork = true;
  while (next) {
    const { id, ...order } = next;
    next = undefined;
    let bitmap;
    let answer;
    try {
      ({ answer, bitmap } = await answered(order));
    } catch (error) {
      const broke = () => ({ broke: { message: reasonOf(error) } });
      answer = { failed: error instanceof Refusal ? error.fault : broke() };
    }
    if (!next) {
      self.postMessage({ id, answer, bitmap }, bitmap ? [bitmap] : []);
    }
  }
  isAtWork = false;
}

/** Why a picture is not read, in the page's terms. */
class Refusal extends Error {
  constructor(fault) {
    super(JSON.stringify(fault));
    this.fault = fault;
  }
}

async function answered({ picture, network }) {
  const recognizer = await recognizerOf(network);
  try {
    return await answeredWith(recognizer, picture);
  } finally {
    if (recognizer !== shipped) {
      recognizer.free();
    }
  }
}

async function answeredWith(recognizer, picture) {
  const began = performance.now();
  const canvas = await decoded(picture);
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const seen = performance.now();
  const reading = recognizer.readPicture(new Uint8Array(data.buffer), width, height);
  const done = performance.now();
  const read = { reading, decodeMillis: seen - began, readMillis: done - seen };
  return { answer: { read }, bitmap: forShowing(canvas) };
}

/** What reads: the network in a file, or else the one that comes with the page, which is fetched once. */
async function recognizerOf(network) {
  const [response] = await Promise.all([
    network || shipped ? undefined : fetch(MODEL).catch(() => undefined),
    start(),
  ]);
  if (network) {
    return new Recognizer(network);
  }
  if (!shipped && !response?.ok) {
    throw new Refusal({ network: { status: response?.status ?? 0 } });
  }
  shipped ??= new Recognizer(new Uint8Array(await response.arrayBuffer()));
  return shipped;
}

/** The picture upright on a canvas, reduced where it is large. */
async function decoded(picture) {
  let header;
  try {
    header = pictureHeader(new Uint8Array(await picture.slice(0, HEADER_BYTES).arrayBuffer()));
  } catch {
    throw new Refusal("unreadable");
  }
  // Before decoding: a few kilobytes can unpack to gigabytes.
  if (header.tooLarge) {
    throw new Refusal({ tooManyPixels: { width: header.width, height: header.height } });
  }
  let bitmap;
  try {
    // Turned as EXIF data says: that is the default everywhere.
    bitmap = await createImageBitmap(picture);
  } catch {
    throw new Refusal({ undecodable: { format: header.format } });
  }
  const { width, height } = bitmap;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS_READ / (width * height)));
  const canvas = drawn(bitmap, scale, { willReadFrequently: true });
  bitmap.close();
  return canvas;
}

function forShowing(canvas) {
  const scale = Math.min(1, SHOWN_SIDE / Math.max(canvas.width, canvas.height));
  return drawn(canvas, scale).transferToImageBitmap();
}

function drawn(source, scale, options) {
  const side = (length) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(source.width), side(source.height));
  const context = canvas.getContext("2d", options);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}
