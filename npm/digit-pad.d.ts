import type { DigitReading, Reading } from "./digit_lab.js";

export type { DigitReading, Reading };

/** Strokes of points of two numbers. */
export type Strokes = [number, number][][];

export interface DigitPadEventMap extends HTMLElementEventMap {
  /** A drawing can be read. */
  ready: Event;
  /** The drawing has been read anew, while it is drawn too: once a frame at most. */
  reading: CustomEvent<Reading>;
  /** Network or engine cannot be had. The console is told too, unless `preventDefault()` is called. */
  error: ErrorEvent;
}

/** `<digit-pad>`: a pad for drawing digits, which says what is read. */
export class DigitPad extends HTMLElement {
  /** The last reading; null before there is one. Boxes are in shares of the pad's side. */
  readonly reading: Reading | null;
  /** What is read: "7", "2026", "" for an empty pad. It is also what a form sends. */
  readonly value: string;
  /** The strokes, in shares of the pad's side; setting them replaces the drawing. */
  strokes: Strokes;
  /** The address of a network, a safetensors file; "" is the shipped one. */
  model: string;
  /** What the pad is called for those who do not see it. */
  label: string;
  /** The field's name in its form. */
  name: string;
  disabled: boolean;
  readonly form: HTMLFormElement | null;
  /** Empties the pad. */
  clear(): void;
  /** Takes back the last stroke. */
  undo(): void;

  addEventListener<K extends keyof DigitPadEventMap>(
    type: K,
    listener: (this: DigitPad, event: DigitPadEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof DigitPadEventMap>(
    type: K,
    listener: (this: DigitPad, event: DigitPadEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "digit-pad": DigitPad;
  }
}
