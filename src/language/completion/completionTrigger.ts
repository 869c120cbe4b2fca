/**
 * Characters after which the editor asks for suggestions unasked. Brackets and commas are not among them: people press
 * Enter after those, and Enter would accept the first suggestion.
 */
export const completionTriggers: readonly string[] = ['"', ":", " "];

/**
 * Whether suggestions should open by themselves once `trigger` was typed before `offset`. A blank counts only within a
 * string or after what wants a value or key on the same line, so that nobody is disturbed while indenting.
 */
export function opensSuggestions(text: string, offset: number, trigger: string | undefined): boolean {
  if (trigger !== " ") return true;
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /[:,[{] +$/.test(line) || /^(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*"(?:[^"\\]|\\.)*$/.test(line);
}

/**
 * As opensSuggestions, in a template that is not JSON, such as YAML: a blank counts after what a value follows on the
 * same line, so after a colon, a dash, a comma or an opening bracket.
 */
export function opensInTemplate(text: string, offset: number, trigger: string | undefined): boolean {
  if (trigger !== " ") return true;
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /(?:[:,[{=]|^\s*-) +$/.test(line);
}
