// The one way in which strings become markup or a script's address, where the browser enforces Trusted Types. It is
// loaded before everything else. What it lets pass, and what it does not see, is said in docs/security.md.

if (self.trustedTypes) {
  // A tag as the page writes them: a name, and attributes whose values stand in double quotes, apart by what is space
  // in HTML (`\s` is more than that). Or `<!>`, where it may stand: within a tag it would end that.
  const TAG = /<!>|<\/?([a-z][a-z0-9]*)((?:[\t\n\f\r ]+[a-z][\w:-]*(?:="[^"]*")?)*)[\t\n\f\r ]*\/?>/gi;
  const ATTRIBUTE = /[\t\n\f\r ]([a-z][\w:-]*)(?:="([^"]*)")?/gi;
  // Elements that run something, load something, or are read by other rules than the rest.
  const FORBIDDEN =
    /^(?:script|style|link|meta|base|iframe|frame|frameset|object|embed|applet|template|noscript|noembed|noframes|xmp|plaintext|textarea|title|foreignobject|animate\w*|set)$/i;

  const isPlain = (name, value = "") =>
    !/^(?:on|srcdoc$|style$|formaction$)/i.test(name) &&
    (!/^(?:href|src|xlink:href)$/i.test(name) || /^(?:https?:\/\/|[^:&]*$)/.test(value));

  const createHTML = (markup) => {
    let isFit = true;
    const text = markup.replace(TAG, (_, element = "", attributes = "") => {
      isFit &&= !FORBIDDEN.test(element);
      for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) isFit &&= isPlain(name, value);
      return "";
    });
    // What is left of it must be text: nothing that a browser may take for a tag after all.
    return isFit && !text.includes("<") ? markup : null;
  };

  // Scripts of the page's own folder.
  const folder = new URL(".", document.baseURI).href;
  const createScriptURL = (address) => {
    const { href, pathname } = new URL(address, document.baseURI);
    return href.startsWith(folder) && pathname.endsWith(".js") ? address : null;
  };

  // Without `createScript` no string becomes a script.
  trustedTypes.createPolicy("default", { createHTML, createScriptURL });
}
