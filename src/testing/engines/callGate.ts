import type { TestError } from "./patternTester";
import type { Result } from "../../base/result";

/** Lets a limited number of calls to EventBridge through at a time, and tries again what was throttled or broken. */
export interface CallGate {
  /**
   * What `call` answers in the end. Once an answer shows that no other call can fare better (credentials that have
   * expired, say), that answer is given to all, and nothing more is sent.
   */
  ask(
    call: () => Promise<Result<boolean, TestError>>,
    signal: AbortSignal,
  ): Promise<Result<boolean, TestError>>;
  /** Resolves as soon as one more call could be under way. */
  room(): Promise<void>;
}

/** How often one call is tried, the first time included; the client's own tries are within each. */
const maxTries = 8;

/** How often a call that stalled is tried: each try takes as long as the client waits for a call. */
const maxStalled = 2;

/** How long all calls wait after the first throttled one, in milliseconds; twice as long after each further one. */
const firstPause = 100;
const longestPause = 5_000;

/**
 * After so many calls in a row that broke, the network or the service is taken to be down. One interruption breaks all
 * calls that are under way, so with many of them it takes twice as many as are under way.
 */
const maxBroken = 8;

/** `wait` waits so many milliseconds, and not longer than to the signal. */
export function createCallGate(
  maxConcurrent: number,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void> = waitFor,
): CallGate {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  let pause = 0;
  let broken = 0;
  let closed: TestError | undefined;

  async function room(): Promise<void> {
    while (underWay >= maxConcurrent) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  async function enter(): Promise<void> {
    // Counted in the same turn in which there was room, or two that waited would both take it.
    while (underWay >= maxConcurrent) await room();
    underWay++;
  }

  function leave(): void {
    underWay--;
    const next = waiting;
    waiting = [];
    for (const resolve of next) resolve();
  }

  /** Whether the call is worth another try; learns from the answer for all others. */
  function learn(answer: Result<boolean, TestError>): boolean {
    if (answer.ok) {
      pause = Math.floor(pause / 2);
      broken = 0;
      return false;
    }
    const { error } = answer;
    if (error.kind === "throttled") {
      pause = Math.min(longestPause, Math.max(firstPause, pause * 2));
      return true;
    }
    if (error.kind === "unreachable" && error.of === "credentials") {
      closed = error;
      return false;
    }
    if (error.kind === "unreachable" || (error.kind === "failed" && error.temporary === true)) {
      if (++broken >= Math.max(maxBroken, 2 * maxConcurrent)) closed = error;
      return true;
    }
    if (concernsAll(error)) closed = error;
    return false;
  }

  return {
    room,
    async ask(call, signal) {
      await enter();
      try {
        for (let tries = 1; ; tries++) {
          if (signal.aborted) return { ok: false, error: { kind: "cancelled" } };
          if (closed !== undefined) return { ok: false, error: closed };
          if (pause > 0) await wait(pause * (0.5 + Math.random()), signal);
          const answer = await call();
          const stalled = !answer.ok && answer.error.kind === "unreachable" && answer.error.stalled === true;
          if (!learn(answer) || tries === (stalled ? maxStalled : maxTries)) return answer;
        }
      } finally {
        leave();
      }
    },
  };
}

/** Whether every other call would fail in the same way. */
function concernsAll({ kind }: TestError): boolean {
  switch (kind) {
    case "noCredentials":
    case "expiredLogin":
    case "invalidCredentials":
    case "clockSkew":
    case "accessDenied":
    case "noRegion":
    case "notTrusted":
    case "noAwsClient":
    case "cancelled":
      return true;
    case "invalidPattern":
    case "invalidEvent":
    case "throttled":
    case "unreachable":
    case "failed":
      return false;
  }
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
