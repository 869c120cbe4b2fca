/** What came of asking the world: a value, or an error that says what the user can do. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A result that is an error: for a function that gives up early in several places. */
export function refuse<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
