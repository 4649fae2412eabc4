// The element, and a recognizer without one, both from the package by its name.

import "digit-lab/digit-pad";
import { loadRecognizer } from "digit-lab/recognizer";
import type { Reading } from "digit-lab";

const pad = document.querySelector("digit-pad")!;
const list = document.querySelector("#digits")!;

pad.addEventListener("reading", ({ detail }) => list.replaceChildren(...lines(detail)));

function lines({ digits }: Reading): HTMLElement[] {
  return digits.map(({ digit, sure, scores }) => {
    const line = document.createElement("li");
    line.textContent = `${digit}${sure ? "" : ", not surely"}: ${scores[digit].toFixed(3)}`;
    return line;
  });
}

// Strokes from anywhere else, here of a pad 300 units wide.
const recognizer = await loadRecognizer();
const seven = recognizer.readStrokes([[[90, 70], [210, 66], [165, 150], [135, 250]]], 300);
document.querySelector("#example")!.textContent = `Three lines are read as ${seven.reading}.`;
