/** Without one of these TestEventPattern answers `Parameter Event is not valid.`; version, resources and detail may lack. */
const requiredFields = ["id", "account", "source", "time", "region", "detail-type"];

/**
 * The fields that TestEventPattern demands and the event does not have, in AWS's order; none for a text that is not a
 * JSON object, which is a problem of its own. AWS's documentation also demands `resources`; the service does not
 * (observed by LocalStack's recorded answers).
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
 */
export function missingEventFields(event: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(event);
  } catch {
    // parseEvent reports the syntax error, with its place.
    return [];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return requiredFields.filter((name) => !Object.hasOwn(value, name));
}
