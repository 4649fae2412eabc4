// A plot as a picture that stands alone: styles and the colors of the theme are written into it, and its
// title and legend are drawn, which on the page are no part of the SVG.

const SVG = "http://www.w3.org/2000/svg";
const STYLES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order", "shape-rendering",
];
const MARGIN = 12;
const HEAD = 32;
const ROW = 20;
/** Device pixels a CSS pixel: sharp on paper, too. */
const SCALE = 2;

/** The figure's plot as an SVG file's text. */
export function svgText(figure) {
  const source = figure.querySelector(".plot-picture");
  const { width, height } = source.getBoundingClientRect();
  const entries = [...figure.querySelectorAll(".plot-legend-entry")];
  const whole = create("svg", {
    width: width + 2 * MARGIN,
    height: HEAD + height + entries.length * ROW + MARGIN,
  });
  const page = getComputedStyle(document.body);
  whole.append(create("rect", { width: "100%", height: "100%", fill: page.backgroundColor }));
  const font = { "font-family": page.fontFamily, fill: page.color };
  const title = create("text", { ...font, x: MARGIN, y: 22, "font-size": 14, "font-weight": 600 });
  title.textContent = figure.querySelector(".plot-title").textContent;
  whole.append(title);

  const picture = styled(source);
  picture.setAttribute("x", MARGIN);
  picture.setAttribute("y", HEAD);
  whole.append(picture);

  entries.forEach((entry, index) => {
    const y = HEAD + height + index * ROW;
    const sample = styled(entry.querySelector("svg"));
    sample.setAttribute("x", MARGIN);
    sample.setAttribute("y", y + 5);
    const name = create("text", { ...font, x: MARGIN + 32, y: y + 14, "font-size": 12 });
    name.textContent = entry.textContent.trim();
    whole.append(sample, name);
  });
  return new XMLSerializer().serializeToString(whole);
}

/** The same as a PNG file, as a blob. */
export async function png(figure) {
  const address = URL.createObjectURL(new Blob([svgText(figure)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(image.naturalWidth * SCALE);
    canvas.height = Math.ceil(image.naturalHeight * SCALE);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function create(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  return element;
}

/** A copy that looks alike without a style sheet. */
function styled(source) {
  const copy = source.cloneNode(true);
  const originals = [source, ...source.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    for (const property of STYLES) {
      copies[index].setAttribute(property, style.getPropertyValue(property));
    }
    copies[index].removeAttribute("class");
  });
  return copy;
}
