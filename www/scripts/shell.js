// Says so where the page's program cannot run or does not arrive; it cannot say it itself.
const say = (what) => {
  for (const sentence of document.querySelectorAll("[data-shell]")) {
    sentence.hidden = sentence.dataset.shell !== what;
  }
};

// Once the program runs, the shell and its sentences are gone from the page and this does nothing.
const failed = () => say(typeof WebAssembly === "object" ? "failed" : "unsupported");

if (typeof WebAssembly !== "object") failed();
addEventListener("error", failed);
addEventListener("unhandledrejection", failed);
