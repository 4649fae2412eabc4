// Whether this browser's WebAssembly has products and sums that the processor may round once, all in one. It is found
// by asking, as whoever looks at the browser's name instead is soon wrong: this is the least module that has one,
// `(func (param v128 v128 v128) (result v128) local.get 0 local.get 1 local.get 2 f32x4.relaxed_madd)`.
//
// The workers import this; the service worker, which can be no module everywhere, has it written in front of it.
globalThis.hasRelaxedSimd = WebAssembly.validate(
  new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32,
    2, 253, 133, 2, 11,
  ]),
);
