/** What came of asking the world: a value, or an error that says what the user can do. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
