/**
 * The catalog while it is put together. Layers add to it in the order of run.mjs; a later layer adds to an event but
 * does not change what an earlier one said.
 *
 * @typedef {object} Event
 * @property {string} detailType
 * @property {string} evidence
 * @property {boolean} offered whether completion should offer it
 * @property {Map<string, import("./fieldTree.mjs").Node>} [tree] fields below `detail`; undefined: known by name only
 * @property {boolean} [partial] whether `tree` may lack fields
 * @property {string} [description]
 * @property {readonly string[]} [caveats]
 * @property {readonly unknown[]} [messageTypes]
 *
 * @typedef {object} Source
 * @property {string} name
 * @property {Map<string, Event>} events by detail-type
 * @property {string} [title]
 * @property {string[]} [alsoCalled] names under which people look for the service
 * @property {boolean} [complete]
 * @property {boolean} [listed]
 * @property {string[]} [eventSources]
 */

export function createModel() {
  return { sources: new Map(), caveats: {}, valueSets: {} };
}

/** @returns {Source} the source of that name, made where it is missing */
export function sourceNamed(model, name) {
  const known = model.sources.get(name);
  if (known) return known;
  const made = { name, events: new Map() };
  model.sources.set(name, made);
  return made;
}

/** The event of that source and detail-type, made with `facts` where it is missing. */
export function eventNamed(model, source, detailType, facts) {
  const { events } = sourceNamed(model, source);
  const known = events.get(detailType);
  if (known) return known;
  const made = { detailType, offered: true, ...facts };
  events.set(detailType, made);
  return made;
}
