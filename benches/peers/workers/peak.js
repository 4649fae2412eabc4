// The most that WebAssembly's arithmetic can do here, measured as the peers are.

import { serve } from "./peer.js";

const ROUNDS = 2_000_000;

serve(async () => {
  const module = await WebAssembly.instantiateStreaming(fetch(new URL("../peak.wasm", import.meta.url)));
  const { spin, operations_a_round: operations } = module.instance.exports;
  return {
    /** Floating-point operations a second. */
    rate(secs) {
      const start = performance.now();
      let rounds = 0;
      let took;
      do {
        spin(ROUNDS);
        rounds += ROUNDS;
        took = (performance.now() - start) / 1000;
      } while (took < secs);
      return (rounds * operations()) / took;
    },
    /** It learns nothing. */
    accuracy: () => undefined,
  };
});
