import * as vscode from "vscode";
import { unknownExpressions, type WrittenPattern } from "../../pattern/parse/parsePattern";
import { testPattern, type Engine } from "../../testing/engines/testPattern";
import type { LocalOutcome, TestReport } from "../../testing/reports/testReport";
import { showProgress } from "../messages";
import type { OpenEventBridge } from "../awsClient";
import { keyOf, type PatternAddress } from "../patternDocuments";
import { readTestSettings } from "../settings";

/** Asks the engines that the settings name, one test of a pattern at a time. */
export interface EngineRunner {
  /**
   * The report, or undefined when another test of the same pattern took this one's place meanwhile. A question to
   * EventBridge shows progress and can be cancelled; the local outcome is told to `onLocal` before it is asked.
   * `engine` stands for the one of the settings.
   */
  run(
    address: PatternAddress,
    pattern: WrittenPattern,
    event: string,
    onLocal: (local: LocalOutcome) => void,
    engine?: Engine,
  ): Promise<TestReport | undefined>;
  dispose(): void;
}

/** `hasAws` tells whether there is an AWS client here at all, so that no progress is shown for nothing. */
export function createEngineRunner(openEventBridge: OpenEventBridge, hasAws: boolean): EngineRunner {
  const running = new Map<string, AbortController>();

  async function ask(
    address: PatternAddress,
    pattern: WrittenPattern,
    event: string,
    controller: AbortController,
    onLocal: (local: LocalOutcome) => void,
    chosen: Engine | undefined,
  ): Promise<TestReport> {
    const { engine: usual, aws } = readTestSettings(address.uri);
    const engine = chosen ?? usual;
    let close: (() => void) | undefined;
    const open = async (signal: AbortSignal) => {
      const opened = await openEventBridge(engine, aws, signal);
      if (opened.ok) close = () => opened.value.dispose();
      return opened;
    };
    const work = () => testPattern(pattern, event, engine, open, controller.signal, onLocal);
    try {
      const isWhole = unknownExpressions(pattern).length === 0;
      const asksAws = engine !== "local" && isWhole && hasAws && vscode.workspace.isTrusted;
      return await (asksAws ? showProgress("Asking EventBridge…", () => controller.abort(), work) : work());
    } finally {
      close?.();
    }
  }

  return {
    async run(address, pattern, event, onLocal, engine) {
      const key = keyOf(address);
      running.get(key)?.abort();
      const controller = new AbortController();
      running.set(key, controller);
      try {
        const report = await ask(address, pattern, event, controller, onLocal, engine);
        return running.get(key) === controller ? report : undefined;
      } finally {
        if (running.get(key) === controller) running.delete(key);
      }
    },
    dispose() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
