import { keyToken, stringToken, type Tokens } from "./exactTree";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Reads an object, list or scalar of HCL as Terraform does, from `offset` on; expressions are refused. */
export function tokensOfHcl(text: string, offset: number): Tokens {
  let at = offset;
  const tokens: string[] = [];

  function fail(): never {
    throw new Error(`Not a value of HCL: ${text.slice(at, at + 40)}`);
  }
  function skip(blanks: RegExp): void {
    blanks.lastIndex = at;
    at += blanks.exec(text)?.[0].length ?? 0;
  }
  function string(): string {
    let value = "";
    for (at++; text[at] !== '"';) {
      const rest = text.slice(at, at + 3);
      if (rest === "$${" || rest === "%%{") {
        value += rest.slice(1);
        at += 3;
      } else if (rest.startsWith("${") || rest.startsWith("%{") || at >= text.length || text[at] === "\n")
        fail();
      else if (text[at] !== "\\") value += text.charAt(at++);
      else if (text[at + 1] === "u") {
        value += String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16));
        at += 6;
      } else {
        value += escapes[text[at + 1] ?? ""] ?? fail();
        at += 2;
      }
    }
    at++;
    // Terraform composes what can be composed.
    return value.normalize("NFC");
  }
  function value(): void {
    const word = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (text[at] === "{") object();
    else if (text[at] === "[") list();
    else if (text[at] === '"') tokens.push(stringToken(string()));
    else if (found === undefined) fail();
    else {
      tokens.push(found);
      at += found.length;
    }
  }
  function object(): void {
    tokens.push("{");
    at++;
    skip(/\s*/y);
    while (text[at] !== "}") {
      if (text[at] !== '"') fail();
      tokens.push(keyToken(string()));
      skip(/\s*=\s*/y);
      value();
      skip(/[ \t]*/y);
      if (text[at] !== "\n" && text[at] !== "}") fail();
      skip(/\s*/y);
    }
    at++;
    tokens.push("}");
  }
  function list(): void {
    tokens.push("[");
    at++;
    skip(/\s*/y);
    while (text[at] !== "]") {
      value();
      skip(/\s*,?\s*/y);
    }
    at++;
    tokens.push("]");
  }
  value();
  return tokens;
}
