/** Never returns: the compiler proves that it is not reached, and it throws if a value slips past the types. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
