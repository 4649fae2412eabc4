// What several places share comes in the file of the one of them that is opened first: a module that does nothing and
// carries others in sections of its own.
const carriers = new Map();

function carrier(address) {
  let module = carriers.get(address);
  if (module === undefined) {
    module = WebAssembly.compileStreaming(fetch(new URL(address, import.meta.url)));
    // One that does not arrive is asked for again.
    module.catch(() => carriers.delete(address));
    carriers.set(address, module);
  }
  return module;
}

function shared(address, name) {
  return () => {
    const module = carrier(address);
    return async (imports) => {
      const [code] = WebAssembly.Module.customSections(await module, name);
      return WebAssembly.instantiate(code, imports);
    };
  };
}
