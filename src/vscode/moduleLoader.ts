type Evaluate = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;

/**
 * A function that gives the exports of a CommonJS module by its file's name; each is run once, when it is first asked
 * for. `texts` holds the modules, `editor` is what they get for "vscode". Throws for any other module.
 */
export function moduleLoader(texts: ReadonlyMap<string, string>, editor: unknown): (name: string) => unknown {
  const modules = new Map<string, { exports: unknown }>();
  return function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The extension has no part ${name} in a browser.`);
    const module = { exports: {} };
    modules.set(name, module);
    const evaluate = new Function("module", "exports", "require", text) as Evaluate;
    evaluate(module, module.exports, (other) =>
      other === "vscode" ? editor : load(other.replace(/^.*\//, "")),
    );
    return module.exports;
  };
}
