import { Language, Parser, type Node } from "web-tree-sitter";

/** The grammars of the languages that patterns are written in. TypeScript's reads JavaScript too. */
export const grammarNames = ["typescript", "python"] as const;
export type GrammarName = (typeof grammarNames)[number];

/** The name of the file, beside those of the grammars, of what runs them. */
const RUNTIME = "tree-sitter";

/** The bytes of `<name>.wasm`, from wherever these files are kept. */
export type ReadWasm = (name: string) => Promise<Uint8Array>;

/** A grammar that is loaded. */
export interface Grammar {
  /**
   * What `use` makes of the tree of a text, whose nodes are gone afterwards. Offsets are those of the text. Undefined
   * where the text is longer than MAX_PARSED, or so broken that it takes more than MAX_MILLISECONDS to read.
   */
  readonly read: <T>(text: string, use: (root: Node) => T) => T | undefined;
}

/** The grammars that have been loaded so far. */
export type LoadedGrammars = (name: GrammarName) => Grammar | undefined;

/** Loads what runs the grammars, and each of these, when it is first asked for and once only. */
export interface Grammars {
  readonly loaded: LoadedGrammars;
  /** Rejects where a file cannot be read or is none; asked again, it tries again. */
  readonly load: (name: GrammarName) => Promise<void>;
}

/** No grammar at all, for whoever reads only what needs none. */
export const noGrammars: LoadedGrammars = () => undefined;

/** Longer texts are not read: these take half a second. */
export const MAX_PARSED = 1_000_000;

/**
 * The parser compares ways of going on after an error, which in a text of errors takes time that grows as the square of
 * its length, and reports nothing that could be counted instead.
 */
export const MAX_MILLISECONDS = 1000;

/** The grammars whose files `readWasm` reads; `now` is a clock in milliseconds. */
export function createGrammars(readWasm: ReadWasm, now = (): number => performance.now()): Grammars {
  const grammars = new Map<GrammarName, Grammar>();
  const started = once(async () => Parser.init({ wasmBinary: await readWasm(RUNTIME) }));
  const loads = new Map<GrammarName, () => Promise<void>>(
    grammarNames.map((name) => [
      name,
      once(async () => {
        const [bytes] = await Promise.all([readWasm(`tree-sitter-${name}`), started()]);
        grammars.set(name, grammarOf(await Language.load(bytes), now));
      }),
    ]),
  );
  return {
    loaded: (name) => grammars.get(name),
    load: async (name) => loads.get(name)?.(),
  };
}

function grammarOf(language: Language, now: () => number): Grammar {
  const parser = new Parser();
  parser.setLanguage(language);
  return {
    read(text, use) {
      if (text.length > MAX_PARSED) return undefined;
      const end = now() + MAX_MILLISECONDS;
      const tree = parser.parse(text, null, { progressCallback: () => now() > end });
      if (tree === null) {
        // Else the next text would be read as though it were the rest of this one.
        parser.reset();
        return undefined;
      }
      try {
        return use(tree.rootNode);
      } finally {
        tree.delete();
      }
    },
  };
}

/** The same promise for all who ask while it is pending or kept; after it was broken, a new one. */
function once(start: () => Promise<void>): () => Promise<void> {
  let started: Promise<void> | undefined;
  return () => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}
