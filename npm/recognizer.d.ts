import type { DigitReading, Reading } from "./digit_lab.js";

export type { DigitReading, Reading };

/** Reads drawings and pixels, as the engine's `Recognizer` does; pictures are left to that. */
export class Recognizer {
  /** A recognizer with the network in a safetensors file. */
  constructor(model: Uint8Array);
  /** Reads 28x28 grays, row by row, 0 for paper and 1 for ink. */
  readPixels(pixels: Float32Array): DigitReading;
  /** Reads strokes in the coordinates of a square pad, `padSize` units wide. */
  readStrokes(strokes: [number, number][][], padSize: number): Reading;
  free(): void;
}

/**
 * A recognizer with the shipped network, or with the one in the safetensors file at `model`.
 *
 * Each network is fetched once, and its recognizer shared by all who ask: do not `free()` it.
 */
export function loadRecognizer(model?: string | URL): Promise<Recognizer>;
