/** Orders texts by their UTF-16 units, so that the files are the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
