import fc from "fast-check";

/** Keys and values are few, so that events collide. */
const scalar = fc.constantFrom<unknown>("a", "b", "c", "", 0, 1, 2.5, true, false, null, "AA_B", "a-1");
const object = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { weight: 4, arbitrary: scalar },
    { weight: 2, arbitrary: tie("object") },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.array(tie("object"), { maxLength: 3 }) },
  ),
  object: fc.dictionary(fc.constantFrom("a", "b", "status", "id"), tie("value"), { minKeys: 1, maxKeys: 3 }),
})).object;

/** The text of an event whose fields and values others share. */
export const collidingEvent = object.map((value) => JSON.stringify(value));
