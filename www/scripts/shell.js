// Says so where the page's program cannot run or does not arrive; it cannot say it itself.
const say = (what) => {
  for (const sentence of document.querySelectorAll("[data-shell]")) {
    sentence.hidden = sentence.dataset.shell !== what;
  }
};

// Once the program runs, the shell and its sentences are gone from the page and this says nothing.
const failed = () => say(typeof WebAssembly === "object" ? "failed" : "unsupported");

// What is thrown inside the running program, or ends it without a panic, is said where errors are, in the words that the
// program has left there for this: see broken.rs.
const broken = (error) => {
  const banner = document.getElementById("error");
  if (!(error instanceof Error) || !banner || banner.querySelector("[data-said=broken]")) return;
  const line = document.createElement("p");
  line.className = "error-line";
  line.dataset.said = "broken";
  line.textContent = banner.dataset.broken;
  banner.append(line);
};

if (typeof WebAssembly !== "object") failed();
addEventListener("error", ({ error }) => {
  failed();
  broken(error);
});
addEventListener("unhandledrejection", ({ reason }) => {
  failed();
  // Other promises that nobody waits for have no say in what goes on.
  if (typeof WebAssembly === "object" && reason instanceof WebAssembly.RuntimeError) broken(reason);
});
