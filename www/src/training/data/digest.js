// What tells files from others with the same numbers of images.

/**
 * Nothing where the browser has no cryptography: on pages that do not come by a secure connection.
 * @param {Uint8Array[]} contents in any order
 */
export async function digestOf(contents) {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return undefined;
  // What is shared between threads is not taken.
  const digest = async (bytes) => hex(await subtle.digest('SHA-256', bytes.slice()));
  const each = await Promise.all(contents.map(digest));
  return digest(new TextEncoder().encode(each.sort().join()));
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
