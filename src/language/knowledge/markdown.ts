/** A name or a value in a hover is cut after this many characters. */
const maxLength = 200;

/** Punctuation that opens or closes something in markdown: formatting, HTML, entities, links, also bare ones. */
const special = /[\\`*_{}[\]()|<>~&#@!=]|:(?=\/\/)|(?<=www)\./gi;

/** What would reorder or hide text: control characters except whitespace, and Unicode's bidirectional controls. */
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of data as markdown that shows it as it is, on one line: a run of line ends and other whitespace is shown as a
 * space. Takes time linear in the text's length.
 */
export function escapeMarkdown(text: string): string {
  // What opens a list, or code by its blanks, does so at the start of a line, and there is one line.
  return oneLine(text)
    .replace(/^ +/, " ")
    .replace(special, String.raw`\$&`)
    .replace(/^( ?)([-+]|\d{1,9}(?=\.))/, (_all, space: string, opening: string) =>
      /\d/.test(opening) ? `${space}${opening}\\` : `${space}\\${opening}`,
    );
}

/** A name of data as a heading in bold, cut when it is long; one that bold text cannot hold is a code span. */
export function boldMarkdown(text: string): string {
  const name = shortened(oneLine(text));
  return name.trim() === name && name !== "" ? `**${escapeMarkdown(name)}**` : codeSpan(name);
}

/** Prose of the catalog as markdown: what stands in backticks is code, the rest is shown unchanged. */
export function proseMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeMarkdown(part)))
    .join("");
}

/** Text of data as a code span, however many backticks it holds; cut when it is long. */
export function codeSpan(text: string): string {
  const line = shortened(oneLine(text));
  const longest = (line.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = "`".repeat(longest + 1);
  // One space on both sides is not shown, unless there is nothing else.
  const pad = /^[` ]|[` ]$/.test(line) && line.trim() !== "" ? " " : "";
  // Nothing at all is no code span, and blanks would not be seen.
  return line.trim() === "" ? `\`"${line}"\`` : `${fence}${pad}${line}${pad}${fence}`;
}

function oneLine(text: string): string {
  return text
    .replace(/[\n\r\u0085\u2028\u2029\t\v\f]+/g, " ")
    .replace(invisible, (each) => String.raw`\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The start of a text, with an ellipsis where more follows; no pair of surrogates is cut in two. */
function shortened(text: string): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}…`;
}
