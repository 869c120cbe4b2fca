/** A function that makes its result once for each argument. */
export function remember<Argument, Result>(
  make: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const made = new Map<Argument, { readonly result: Result }>();
  return (argument) => {
    const known = made.get(argument) ?? { result: make(argument) };
    made.set(argument, known);
    return known.result;
  };
}
