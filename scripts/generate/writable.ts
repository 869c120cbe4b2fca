/** A type of the catalog while its value is put together. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
