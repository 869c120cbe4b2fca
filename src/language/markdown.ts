/** Text of data as markdown that shows it unchanged. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()|<>~]/g, "\\$&")
    .replace(/^([^\S\r\n\u2028\u2029]*)([-+#>]|\d+(?=\.))/gm, "$1\\$2");
}

/** Prose of the catalog as markdown: what stands in backticks is code, the rest is shown unchanged. */
export function proseMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/** Text of data as a code span, however many backticks it holds. */
export function codeSpan(text: string): string {
  const line = text.replace(/[\r\n]+/g, " ");
  const longest = (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}
