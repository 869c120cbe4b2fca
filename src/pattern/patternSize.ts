/**
 * The size of a pattern as EventBridge counts it: its Unicode characters, blanks and line breaks among them, because
 * TestEventPattern and PutRule receive a pattern's text as it stands in the file. (Tools that take a pattern as an
 * object, such as CloudFormation, send it without blanks: give this function that text.)
 */
export function patternSize(text: string): number {
  let size = text.length;
  // The second half of a surrogate pair belongs to the character that its first half starts.
  for (let index = 1; index < text.length; index++) {
    const isLow = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
    if (isLow && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) size--;
  }
  return size;
}
