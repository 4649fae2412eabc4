export default {
  // The bundle works under any path.
  base: "./",
  build: { target: "es2022" },
  // While developing, Vite would move scripts away from the files beside them.
  optimizeDeps: { exclude: ["digit-lab"] },
};
