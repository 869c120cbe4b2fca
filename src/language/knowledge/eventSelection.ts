import type { Catalog, EventType, SourceEvents } from "../../catalog/catalog";
import { remember } from "../../base/remember";
import { anyOf } from "../../matching/valueTest";
import type { Matcher } from "../../pattern/pattern";
import type { Selection } from "./selections";

/** What could be read of a leaf's array. */
export interface ReadLeaf {
  readonly matchers: readonly Matcher[];
  /** Whether that is all of it. What could not be read may accept anything. */
  readonly isWhole: boolean;
}

/** What a leaf asks of a text, as the matching engine has it. */
export interface AskedTexts {
  /** The texts that are listed as they stand, each once. */
  readonly values: readonly string[];
  /** Whether nothing else is accepted. */
  readonly isList: boolean;
  readonly accepts: (text: string) => boolean;
}

/** Looks up which events of the catalog a pattern is about, whichever reader its leaves are from. */
export interface EventSelection<Leaf> {
  readonly asked: (leaf: Leaf) => AskedTexts;
  /** The known events that a selection lets through; none where it says neither source nor detail-type. */
  readonly known: (selection: Selection<Leaf>) => readonly EventType[];
  /**
   * The same, where others cannot come through. Undefined where they can: from a custom or unknown source, of a
   * detail-type that the catalog may lack, or from too many sources to tell.
   */
  readonly all: (selection: Selection<Leaf>) => readonly EventType[] | undefined;
  /** The sources that a selection lets through; undefined when one of them is not known, or nothing narrows them. */
  readonly allSources: (selection: Selection<Leaf>) => readonly SourceEvents[] | undefined;
}

/** More sources than this say nothing about the fields of an event; reading them all would take too long. */
const maxSources = 12;

/** Of the sources that send one detail-type so many are looked up. CloudTrail's, which more send, are alike in all. */
const maxSenders = maxSources / 2;

/** A leaf with more operators than this is taken to accept everything. */
const maxTests = 200;

/** What leaves ask of source and detail-type is remembered, since many selections share a leaf. Never fails. */
export function eventSelection<Leaf>(catalog: Catalog, read: (leaf: Leaf) => ReadLeaf): EventSelection<Leaf> {
  const asked = remember((leaf: Leaf) => askedTexts(read(leaf)));
  const bySource = remember((leaf: Leaf) => namesOf(asked(leaf), catalog));
  const byDetailType = remember((leaf: Leaf) => sendersOf(asked(leaf), catalog));
  const areAws = remember((leaf: Leaf) => isOnlyAws(read(leaf)));
  const ofSource = remember((source: SourceEvents) =>
    remember((detailType: Leaf) => eventsOfSource(source, asked(detailType))),
  );

  function names(selection: Selection<Leaf>): Names {
    const source = selection.get("source");
    const detailType = selection.get("detail-type");
    if (source !== undefined) return bySource(source);
    return detailType === undefined ? { names: [], areAll: false } : byDetailType(detailType);
  }

  function allSources(selection: Selection<Leaf>): readonly SourceEvents[] | undefined {
    const source = selection.get("source");
    // Whoever may send as he likes is not looked up: that takes time.
    if (source !== undefined && !areAws(source)) return undefined;
    const { names: found, areAll } = names(selection);
    if (!areAll) return undefined;
    const sources = found.map((name) => catalog.source(name));
    return sources.every((one) => one !== undefined) ? sources : undefined;
  }

  function eventsOf(source: SourceEvents, detailType: Leaf | undefined): readonly EventType[] {
    return detailType === undefined ? source.events : ofSource(source)(detailType);
  }

  return {
    asked,
    allSources,
    known(selection) {
      const detailType = selection.get("detail-type");
      return names(selection).names.flatMap((name) => {
        const source = catalog.source(name);
        return source === undefined ? [] : eventsOf(source, detailType);
      });
    },
    all(selection) {
      const sources = allSources(selection);
      const detailType = selection.get("detail-type");
      const areListed = detailType !== undefined && asked(detailType).isList;
      if (sources?.every(({ complete }) => complete || areListed) !== true) return undefined;
      const events = sources.flatMap((source) => eventsOf(source, detailType));
      return events.length === 0 ? undefined : events;
    },
  };
}

function askedTexts({ matchers, isWhole }: ReadLeaf): AskedTexts {
  const texts = matchers.flatMap((matcher) => textOf(matcher) ?? []);
  const values = [...new Set(texts)];
  const isKnown = isWhole && matchers.length - texts.length <= maxTests;
  if (!isKnown) return { values, isList: false, accepts: () => true };
  // What is not known yet may become whatever it could.
  const { string } = anyOf(matchers, "possible");
  return {
    values,
    isList: texts.length === matchers.length,
    accepts: (text) => string(text, text),
  };
}

function textOf(matcher: Matcher): string | undefined {
  return matcher.kind === "string" || matcher.kind === "exactly" ? matcher.value : undefined;
}

/** Whether all sources that a leaf accepts are listed, or AWS's own: nobody else can send as `aws.` something. */
function isOnlyAws({ matchers, isWhole }: ReadLeaf): boolean {
  return (
    isWhole &&
    matchers.every(
      (matcher) =>
        textOf(matcher) !== undefined || (matcher.kind === "prefix" && matcher.value.startsWith("aws.")),
    )
  );
}

/** Names of sources to look at, and whether all are among them. */
interface Names {
  readonly names: readonly string[];
  readonly areAll: boolean;
}

/** The sources that a leaf accepts; of too many, those that it lists. */
function namesOf({ values, isList, accepts }: AskedTexts, catalog: Catalog): Names {
  const matching = isList ? [] : catalog.sources.flatMap(({ name }) => (accepts(name) ? [name] : []));
  const names = new Set([...values, ...matching]);
  return names.size <= maxSources
    ? { names: [...names], areAll: true }
    : { names: values.slice(0, maxSources), areAll: false };
}

/** The sources that send what a leaf lists. */
function sendersOf({ values, isList }: AskedTexts, catalog: Catalog): Names {
  const names = new Set<string>();
  let areAll = isList;
  for (const detailType of values) {
    const senders = catalog.sourcesOf(detailType);
    if (senders.length === 0) areAll = false;
    for (const sender of senders.slice(0, maxSenders)) names.add(sender);
    if (names.size > maxSources) return { names: [...names].slice(0, maxSources), areAll: false };
  }
  return { names: [...names], areAll };
}

function eventsOfSource(source: SourceEvents, { values, isList, accepts }: AskedTexts): readonly EventType[] {
  const named = values.flatMap((detailType) => source.event(detailType) ?? []);
  if (isList) return named;
  const others = source.events.filter(({ detailType }) => accepts(detailType));
  return [...new Set([...others, ...named])];
}
