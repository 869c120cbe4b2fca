/**
 * A YAML text in which the resources that are of no concern are comments, so that every offset stays what it is and
 * reading takes time only for the others: a resource without `word` in it, and with a cursor each but the one that it is
 * in. A text with aliases stays as it is, because their anchors can be anywhere.
 */
export function relevantText(text: string, word: string, cursor?: number): string {
  if (text.length < minLength) return text;
  const section = /^Resources:[ \t]*\r?$/m.exec(text);
  if (section === null || /[\s[{,]\*[A-Za-z]/.test(text)) return text;
  const start = section.index + section[0].length + 1;
  const indent = /^(?:[ \t]*(?:#[^\n]*)?\n)*( +)\S/.exec(text.slice(start, start + 2_000))?.[1];
  if (indent === undefined) return text;
  const parts: string[] = [];
  let from = start;
  let hidden = 0;
  /** What is hidden in a row is one comment: many would take most of the time. */
  const hide = (): void => {
    if (hidden > 0) parts.push(`#${".".repeat(hidden - 2)}\n`);
    hidden = 0;
  };
  /** The resource that ends at an offset, or the part before the first one. */
  const take = (end: number): void => {
    const block = text.slice(from, end);
    const isMeant = cursor === undefined ? block.includes(word) : from <= cursor && cursor <= end;
    const isHidden = !isMeant && block.startsWith(indent) && block.endsWith("\n");
    if (isHidden) hidden += block.length;
    else {
      hide();
      parts.push(block);
    }
    from = end;
  };
  for (let line = start; line < text.length;) {
    const next = text.indexOf("\n", line);
    const first = text.charAt(line);
    if (/[^\s#]/.test(first)) {
      take(line);
      break;
    }
    const isResource = text.startsWith(indent, line) && /[\w"']/.test(text.charAt(line + indent.length));
    if (isResource && line > from) take(line);
    if (next === -1) break;
    line = next + 1;
  }
  hide();
  return `${text.slice(0, start)}${parts.join("")}${text.slice(from)}`;
}

/** Shorter texts are read as fast as they are looked through. */
const minLength = 20_000;
