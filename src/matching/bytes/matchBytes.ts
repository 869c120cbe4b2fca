import { byteText } from "./byteText";
import type { ByteText } from "./byteText";
import { forCandidateLines, lineFilter } from "./candidateLines";
import { clearEvidence, newEvidence } from "../evidence";
import { finderBy } from "./findBytes";
import { BACKSLASH, SPARE } from "./jsonBytes";
import { lazily } from "../../base/lazily";
import type { MatchPlan } from "../matchPlan";
import { requiredTexts } from "./requiredTexts";
import { eventScanner } from "./scanEvent";
import { verdict } from "../verdict";

/** Matches events as bytes of UTF-8 against one pattern. */
export interface ByteMatcher {
  /** Whether an event matches; undefined where the bytes are no event that parseEvent would accept. */
  readonly judge: (bytes: Uint8Array) => boolean | undefined;
  /** The same for a text; undefined also where UTF-8 cannot carry it. */
  readonly judgeText: (text: string) => boolean | undefined;
  /** See CompiledPattern. */
  readonly filterLines: (buffer: Uint8Array, onMatch?: OnMatch) => number;
}

/** What is told of a match in a buffer: where the event starts and where it ends. */
export type OnMatch = (start: number, end: number) => void;

/** Makes what a plan needs to be matched against bytes. */
export function byteMatcher(plan: MatchPlan): ByteMatcher {
  const evidence = newEvidence(plan);
  const scan = eventScanner(plan, evidence);
  const scratch = lazily(() => byteText(new Uint8Array(LARGEST_KEPT)));
  const filter = lazily(() => {
    const required = requiredTexts(plan);
    return required && lineFilter(required);
  });

  function judgeIn(text: ByteText, start: number, end: number, hasEscapes: boolean): boolean | undefined {
    clearEvidence(evidence);
    return scan(text, start, end, hasEscapes) ? verdict(plan, evidence) : undefined;
  }

  /** The scanner wants bytes behind the event, which the caller's may not have. */
  function judge(bytes: Uint8Array): boolean | undefined {
    const copy = room(bytes.length);
    copy.bytes.set(bytes);
    copy.bytes[bytes.length] = 0;
    return judgeIn(copy, 0, bytes.length, true);
  }

  function judgeText(text: string): boolean | undefined {
    if (/\p{Surrogate}/u.test(text)) return undefined;
    const copy = room(MAX_BYTES_OF_UNIT * text.length);
    const { written } = encoder.encodeInto(text, copy.bytes);
    copy.bytes[written] = 0;
    return judgeIn(copy, 0, written, true);
  }

  function room(length: number): ByteText {
    const needed = length + 1 + SPARE;
    return needed <= LARGEST_KEPT ? scratch() : byteText(new Uint8Array(needed));
  }

  function filterLines(buffer: Uint8Array, onMatch?: OnMatch): number {
    const text = byteText(buffer);
    const backslash = finderBy((from) => text.findByte(BACKSLASH, from), buffer.length);
    let count = 0;
    forCandidateLines(text, filter(), backslash, (start, end) => {
      const hasRoom = end + SPARE < buffer.length;
      const isMatch = hasRoom
        ? judgeIn(text, start, end, backslash(start) < end)
        : judge(buffer.subarray(start, end));
      if (isMatch !== true) return;
      count++;
      onMatch?.(start, end);
    });
    return count;
  }

  return { judge, judgeText, filterLines };
}

const encoder = new TextEncoder();
const MAX_BYTES_OF_UNIT = 3;

/** Copies of larger events are made in memory of their own, which is given back. */
const LARGEST_KEPT = 1 << 16;
