// <digit-pad>: a pad for drawing digits, which says what is read.
//
// Nothing but this file is loaded before a pad comes into sight: that is why all of it is here, long as it is. All of it is DOM calls and one constructed style
// sheet, so that a strict Content-Security-Policy has nothing to refuse.

/** The brush, and the points of a stroke, in a picture of 1000 units: as wide as Digit Lab's own. */
const SIDE = 1000;
const BRUSH = 58;

/** How far outside the window a pad may be when its network is fetched. */
const AHEAD = "200px";

const SVG = "http://www.w3.org/2000/svg";

const STYLE = `
  :host {
    position: relative;
    display: inline-grid;
    gap: 0.5em;
    width: 18em;
    max-width: 100%;
  }
  :host([hidden]) { display: none; }
  .pad {
    display: block;
    aspect-ratio: 1;
    border-radius: var(--digit-pad-radius, 0.5em);
    background: var(--digit-pad-paper, Canvas);
    /* A border would be part of the box that strokes are measured in. */
    box-shadow: inset 0 0 0 1px var(--digit-pad-rule, GrayText);
    cursor: crosshair;
    overflow: hidden;
    touch-action: none;
    -webkit-user-select: none;
    user-select: none;
    -webkit-touch-callout: none;
    -webkit-tap-highlight-color: transparent;
  }
  .pad:focus-visible { outline-offset: 2px; }
  svg {
    display: block;
    width: 100%;
    height: 100%;
    fill: none;
    stroke: var(--digit-pad-ink, CanvasText);
    stroke-linecap: round;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .foot { display: flex; gap: 0.5em; align-items: center; min-height: 2.75em; }
  .reading {
    flex: 1;
    min-width: 0;
    font-size: 1.75em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre; }
  button { font: inherit; min-height: 2.75em; padding: 0 0.75em; }
  :host(:disabled) { opacity: 0.6; }
  :host(:disabled) .pad { cursor: not-allowed; }
  @media (forced-colors: active) {
    .pad { border: 1px solid; }
  }
`;

/** One for all pads, made with the first. */
let sheet;

// Servers that render pages import this too, and have no elements.
const Element = globalThis.HTMLElement ?? class {};

export class DigitPad extends Element {
  static formAssociated = true;
  static observedAttributes = ["label", "model"];

  #internals = this.attachInternals();
  #pad = made("div", { class: "pad", part: "pad", role: "application", tabindex: "0" });
  #ink = made("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "stroke-width": BRUSH, "aria-hidden": "true" });
  #shown = made("div", { class: "reading", part: "reading", "aria-hidden": "true" });
  #status = made("span", { class: "status", role: "status" });
  #undo = made("button", { type: "button", part: "button undo" }, slot("undo", "Undo"));
  #clear = made("button", { type: "button", part: "button clear" }, slot("clear", "Clear"));

  /** Points in shares of the pad's side, so that a pad may change its size. */
  #strokes = [];
  /** The pointer that draws; others are ignored until it is lifted. */
  #pointer;
  #recognizer;
  #reading = null;
  /** Whether it has been in sight: until then nothing is fetched. */
  #isWanted = false;
  /** The address asked for last: what comes late from another is dropped. */
  #asked;
  #frame = 0;
  /** Whether a stroke is done, or the drawing replaced, of which nobody was told yet. */
  #isNews = false;
  #sight;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [(sheet ??= constructed(STYLE))];
    this.#pad.append(this.#ink);
    root.append(this.#pad, made("div", { class: "foot" }, this.#shown, this.#status, this.#undo, this.#clear));
    this.#pad.addEventListener("pointerdown", (event) => this.#down(event));
    this.#pad.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      this.#pad.addEventListener(end, (event) => this.#up(event));
    }
    this.#pad.addEventListener("keydown", (event) => this.#key(event));
    this.#undo.addEventListener("click", () => this.undo());
    this.#clear.addEventListener("click", () => this.clear());
    this.#enable();
  }

  connectedCallback() {
    // What a page has set before this script came hides the class's own accessors.
    for (const name of ["strokes", "model", "label", "disabled"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#name();
    this.#sight = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: AHEAD },
    );
    this.#sight.observe(this);
  }

  disconnectedCallback() {
    this.#sight.disconnect();
    this.#lift();
  }

  attributeChangedCallback(name) {
    if (name === "label") {
      this.#name();
    } else if (this.#isWanted) {
      this.#load();
    }
  }

  formDisabledCallback() {
    this.#lift();
    this.#enable();
  }

  formResetCallback() {
    this.clear();
  }

  /** The last reading, as `Recognizer.readStrokes` gives it; null before there is one. */
  get reading() {
    return this.#reading;
  }

  /** What is read: "7", "2026", "" for an empty pad. It is also what a form sends. */
  get value() {
    return this.#reading?.reading ?? "";
  }

  /** The strokes, in shares of the pad's side; setting them replaces the drawing. */
  get strokes() {
    return copied(this.#strokes);
  }

  set strokes(strokes) {
    this.#pointer = undefined;
    this.#strokes = copied(strokes);
    this.#changed(true);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(is) {
    this.toggleAttribute("disabled", is);
  }

  get label() {
    return this.getAttribute("label") ?? "";
  }

  set label(label) {
    this.setAttribute("label", label);
  }

  get model() {
    return this.getAttribute("model") ?? "";
  }

  set model(model) {
    this.setAttribute("model", model);
  }

  get form() {
    return this.#internals.form;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  /** Empties the pad. */
  clear() {
    if (this.#strokes.length > 0) {
      this.strokes = [];
    }
  }

  /** Takes back the last stroke. */
  undo() {
    if (this.#strokes.length > 0) {
      this.strokes = this.#strokes.slice(0, -1);
    }
  }

  #name() {
    this.#pad.setAttribute("aria-label", this.getAttribute("label") ?? "Draw digits here");
  }

  async #load() {
    this.#isWanted = true;
    this.#sight?.disconnect();
    const { model } = this;
    if (this.#asked === model) {
      return;
    }
    this.#asked = model;
    try {
      const { loadRecognizer } = await import("./recognizer.js");
      const recognizer = await loadRecognizer(model === "" ? undefined : this.#address(model));
      if (this.#asked !== model) {
        return;
      }
      this.#recognizer = recognizer;
      this.dispatchEvent(new Event("ready"));
      this.#read();
    } catch (error) {
      if (this.#asked === model) {
        // The next stroke tries again.
        this.#asked = undefined;
        this.#fail(error);
      }
    }
  }

  /** Against the page's address, as that of an image. */
  #address(model) {
    try {
      return new URL(model, this.baseURI);
    } catch {
      throw new Error(`expected the address of a network, got "${model}"`);
    }
  }

  /** Says a fault once: to who listens, or in the console. */
  #fail(error) {
    const message = error instanceof Error ? error.message : String(error);
    if (this.dispatchEvent(new ErrorEvent("error", { error, message, cancelable: true }))) {
      console.error("digit-pad:", error);
    }
  }

  #down(event) {
    // The left button, a finger, or the tip of a pen.
    if (event.button !== 0 || this.#pointer !== undefined || this.matches(":disabled")) {
      return;
    }
    this.#load();
    this.#pointer = event.pointerId;
    // Without capture, drawing goes on as long as the pointer stays on the pad.
    try {
      this.#pad.setPointerCapture(event.pointerId);
    } catch {}
    this.#strokes.push([this.#place(event)]);
    this.#changed(false);
  }

  #move(event) {
    if (event.pointerId !== this.#pointer) {
      return;
    }
    // Every place since the last event, not only one a frame. Safari before 18.2 does not tell them.
    const since = event.getCoalescedEvents?.() ?? [];
    const places = (since.length > 0 ? since : [event]).map((event) => this.#place(event));
    this.#strokes.at(-1).push(...places);
    this.#changed(false);
  }

  #up(event) {
    if (event.pointerId === this.#pointer) {
      this.#lift();
    }
  }

  #lift() {
    if (this.#pointer !== undefined) {
      this.#pointer = undefined;
      this.#changed(true);
    }
  }

  #key(event) {
    const command = event.ctrlKey || event.metaKey;
    const clears = !command && ["Delete", "Backspace", "Escape"].includes(event.key);
    const undoes = command && !event.shiftKey && event.key.toLowerCase() === "z";
    // On an empty pad Escape may close the dialog that the pad is in.
    if (!(clears || undoes) || this.#strokes.length === 0 || this.matches(":disabled")) {
      return;
    }
    event.preventDefault();
    if (clears) {
      this.clear();
    } else {
      this.undo();
    }
  }

  #place({ clientX, clientY }) {
    const { left, top, width } = this.#pad.getBoundingClientRect();
    const side = Math.max(width, 1);
    return [(clientX - left) / side, (clientY - top) / side];
  }

  /** Paints, and reads: at once where the change is complete, else with the next frame. */
  #changed(isComplete) {
    this.#paint();
    this.#enable();
    cancelAnimationFrame(this.#frame);
    if (isComplete) {
      this.#isNews = true;
      this.#read();
    } else {
      this.#frame = requestAnimationFrame(() => this.#read());
    }
  }

  #read() {
    if (this.#recognizer === undefined) {
      return;
    }
    try {
      this.#reading = this.#recognizer.readStrokes(this.#strokes, 1);
    } catch (error) {
      this.#fail(error);
      return;
    }
    const { reading, sure } = this.#reading;
    const isUnsure = reading !== "" && !sure;
    this.#shown.textContent = isUnsure ? `${reading}?` : reading;
    this.#shown.part.toggle("unsure", isUnsure);
    this.#internals.setFormValue(reading);
    this.dispatchEvent(new CustomEvent("reading", { bubbles: true, detail: this.#reading }));
    if (this.#isNews) {
      this.#isNews = false;
      // A screen reader hears what a stroke has led to, not what it seemed to be on the way.
      this.#status.textContent = this.#shown.textContent;
      this.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  /** Only the stroke under way changes while somebody draws. */
  #paint() {
    const paths = this.#ink.children;
    while (paths.length > this.#strokes.length) {
      paths[paths.length - 1].remove();
    }
    const isUnderWay = this.#pointer !== undefined && paths.length === this.#strokes.length;
    for (let index = isUnderWay ? paths.length - 1 : 0; index < this.#strokes.length; index++) {
      const path = paths[index] ?? this.#ink.appendChild(made("path", { part: "ink" }));
      path.setAttribute("d", line(this.#strokes[index]));
    }
  }

  #enable() {
    const isEmpty = this.#strokes.length === 0 || this.matches(":disabled");
    const focused = this.shadowRoot.activeElement;
    this.#undo.disabled = this.#clear.disabled = isEmpty;
    // A button that is disabled would lose the focus to nowhere.
    if (isEmpty && focused?.localName === "button") {
      this.#pad.focus();
    }
    this.#pad.setAttribute("aria-disabled", String(this.matches(":disabled")));
  }
}

function made(name, attributes, ...children) {
  const element = ["svg", "path"].includes(name)
    ? document.createElementNS(SVG, name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** A place for the page's own words. */
function slot(name, text) {
  return made("slot", { name }, text);
}

function constructed(style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

function copied(strokes) {
  return [...strokes].map((stroke) => [...stroke].map(([x, y]) => [Number(x), Number(y)]));
}

/** A line through the middles between points, bent towards the points; of one point, a dot. */
function line(stroke) {
  const shown = ([x, y]) => `${(x * SIDE).toFixed(1)} ${(y * SIDE).toFixed(1)}`;
  let d = "";
  stroke.forEach((point, index) => {
    const before = stroke[index - 1];
    d += before
      ? `Q${shown(before)} ${shown([(before[0] + point[0]) / 2, (before[1] + point[1]) / 2])}`
      : `M${shown(point)}`;
  });
  return stroke.length > 0 ? `${d}L${shown(stroke.at(-1))}` : d;
}

if (globalThis.customElements && !customElements.get("digit-pad")) {
  customElements.define("digit-pad", DigitPad);
}
