// Pictures to learn from: bars, further down for each of ten kinds. MNIST's images have the same form, 784 gray bytes each.

const SIDE = 28;

/** A bar of a kind from 0 to 9, from one of ten places on to the right edge. */
export function bar(kind, from) {
  const image = new Uint8Array(SIDE * SIDE);
  const row = (3 + 2 * kind) * SIDE;
  image.fill(255, row + from, row + SIDE);
  return image;
}

/** So many pictures, of all kinds in turn, with their kinds. */
export function bars(count) {
  const images = new Uint8Array(count * SIDE * SIDE);
  const labels = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    labels[index] = index % 10;
    images.set(bar(labels[index], Math.floor(index / 10) % 7), index * SIDE * SIDE);
  }
  return { images, labels };
}
