const painted = (resolve) =>
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length > 0) resolve();
  }).observe({ type: "paint", buffered: true });
const whole = (resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve));
await new Promise((resolve) => {
  if (navigator.serviceWorker?.controller || document.visibilityState === "hidden") resolve();
  Promise.all([painted, whole].map((it) => new Promise(it))).then(resolve);
  setTimeout(resolve, 1000);
});
const program = fetch("PROGRAM");
const { default: init } = await import("MODULE");
await init({ module_or_path: program });
