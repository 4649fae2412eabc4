// Reads and writes networks' files away from the page's own thread.
//
// `{ open: file }` or `{ convert: { model, format } }` comes in, one answer goes out: `{ model }`, the bytes of a
// safetensors file, `{ refused }`, `"unreadable"`, `{ converted }`, the bytes of a file, or `{ broke: { message } }`.

import { reasonOf, start } from "./engine.js";
import { convertModel, openModel } from "./pkg/digit_lab.js";

// Before the first await: a message that finds no handler is lost.
self.onmessage = async ({ data }) => {
  try {
    self.postMessage(await answered(data));
  } catch (error) {
    self.postMessage({ broke: { message: reasonOf(error) } });
  }
};

async function answered({ open, convert }) {
  await start();
  if (convert) {
    return { converted: convertModel(convert.model, convert.format) };
  }
  const bytes = await open.arrayBuffer().catch(() => undefined);
  return bytes ? openModel(new Uint8Array(bytes)) : "unreadable";
}
