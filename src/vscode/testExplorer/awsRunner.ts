import * as vscode from "vscode";
import { createCallGate, type CallGate } from "../../testing/engines/callGate";
import { describeTestError } from "../../testing/reports/describeTestError";
import type { EventBridgeTester } from "../../testing/engines/eventBridge";
import type { TestError } from "../../testing/engines/patternTester";
import type { Result } from "../../base/result";
import { runSuiteWithAws } from "../../testing/suites/runSuiteWithAws";
import type { Log } from "../log";
import { showProgressInStatusBar } from "../messages";
import { remedies } from "../remedies";
import { createTesterOpener, type LoadAws } from "../awsClient";
import { readTestSettings } from "../settings";
import type { RunFile } from "./runTests";

/** Runs `work` with an engine that asks EventBridge, whose connections are closed afterwards. */
export type AwsRunner = (work: (runFile: RunFile) => Promise<void>) => Promise<void>;

/** The bounds of the setting eventPattern.aws.maxConcurrentCalls, and what it is unless set. */
const usualCalls = 4;
const maxCalls = 50;

/**
 * Asks EventBridge about every event of a run, with so many calls under way as the setting says. It is opened when the
 * first file is run, with the settings that hold for that file. Where it cannot be opened (in an untrusted workspace,
 * without credentials) each file says so.
 */
export function createAwsRunner(loadAws: LoadAws, log: Log): AwsRunner {
  const openEventBridge = createTesterOpener(loadAws, log);
  return (work) =>
    showProgressInStatusBar("Asking EventBridge", async (report) => {
      let opened: Promise<Result<EventBridgeTester, TestError>> | undefined;
      let gate: CallGate | undefined;
      let answers = 0;
      const onAnswer = (): void => report(`${++answers} events`);
      const runFile: RunFile = async (open, files, signal, options, uri) => {
        opened ??= openEventBridge("aws", readTestSettings(uri).aws, signal);
        gate ??= createCallGate(configuredCalls(uri));
        const tester = await opened;
        if (!tester.ok)
          return { trouble: { message: describeTestError(tester.error, remedies) }, results: [] };
        return runSuiteWithAws(
          open,
          files,
          { tester: tester.value, gate, remedies, onAnswer },
          signal,
          options,
        );
      };
      try {
        await work(runFile);
      } finally {
        const tester = await opened;
        if (tester?.ok === true) tester.value.dispose();
        log.debug(`Asked EventBridge about ${answers} events.`);
      }
    });
}

function configuredCalls(uri: vscode.Uri): number {
  const value: unknown = vscode.workspace.getConfiguration("eventPattern", uri).get("aws.maxConcurrentCalls");
  return typeof value === "number" && value >= 1 ? Math.min(maxCalls, Math.floor(value)) : usualCalls;
}
