// What is read, and how surely, each time a stroke is done.

const pad = document.querySelector("digit-pad");
const said = document.querySelector("#said");

pad.addEventListener("change", () => {
  if (pad.value === "") {
    said.textContent = "Write a number.";
    return;
  }
  const { sure, digits } = pad.reading;
  const scores = digits.map(({ digit, scores }) => `${digit}: ${(100 * scores[digit]).toFixed(0)} %`);
  said.textContent = `${sure ? "That is" : "Perhaps that is"} ${pad.value} (${scores.join(", ")}).`;
});
