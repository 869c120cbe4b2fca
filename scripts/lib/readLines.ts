import { StringDecoder } from "node:string_decoder";

/**
 * The lines of a stream of UTF-8 bytes, without their line feeds, as fast as they are taken. Splits at line feeds only:
 * node:readline also splits at U+2028 and U+2029, which JSON may hold as they are. Fails where the stream does.
 */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let parts: string[] = [];
  for await (const chunk of stream) {
    const text = decoder.write(chunk);
    let from = 0;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", from)) {
      parts.push(text.slice(from, at));
      yield parts.join("");
      parts = [];
      from = at + 1;
    }
    if (from < text.length) parts.push(text.slice(from));
  }
  const rest = parts.join("") + decoder.end();
  if (rest !== "") yield rest;
}
