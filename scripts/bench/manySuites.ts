import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** How many pattern test files are written, and events for each. */
export const FILES = 2_000;
const EVENTS_EACH = 10;

/**
 * Writes patterns with test files into a folder, which must be empty, and gives the names of the test files. Half of
 * them have their events in them, half in a file of lines beside them; one event in ten
 * does not match, as expected.
 */
export async function writeSuites(folder: string): Promise<readonly string[]> {
  const suites: string[] = [];
  for (let number = 0; number < FILES; number++) {
    const directory = `d${number % 50}`;
    if (number < 50) await mkdir(path.join(folder, directory));
    const stem = `${directory}/rule${number}`;
    const events = Array.from({ length: EVENTS_EACH }, (_each, index) => eventText(number, index));
    const tests =
      number % 2 === 0
        ? events.map((text, index) => `{"name": "event ${index}", "event": ${text}, "matches": ${index > 0}}`)
        : [
            `{"name": "matching", "events": "rule${number}.jsonl", "matches": true}`,
            `{"name": "other", "event": ${events[0]}, "matches": false}`,
          ];
    await writeFile(path.join(folder, `${stem}.eventpattern.json`), patternText(number));
    await writeFile(path.join(folder, `${stem}.eventtest.json`), `{"tests": [\n${tests.join(",\n")}\n]}\n`);
    if (number % 2 === 1) await writeFile(path.join(folder, `${stem}.jsonl`), events.slice(1).join("\n"));
    suites.push(`${stem}.eventtest.json`);
  }
  return suites;
}

function patternText(number: number): string {
  return JSON.stringify({
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: {
      configRuleName: [`rule-${number}`, { prefix: "shared-" }],
      newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
    },
  });
}

function eventText(number: number, index: number): string {
  return JSON.stringify({
    version: "0",
    id: `00000000-0000-0000-${number}-${index}`,
    "detail-type": "Config Rules Compliance Change",
    source: "aws.config",
    account: "123456789012",
    time: "2026-01-01T00:00:00Z",
    region: "eu-west-1",
    resources: [],
    detail: {
      resourceId: `i-${index}`,
      resourceType: "AWS::EC2::Instance",
      configRuleName: `rule-${number}`,
      messageType: "ComplianceChangeNotification",
      newEvaluationResult: { complianceType: index === 0 ? "COMPLIANT" : "NON_COMPLIANT" },
      oldEvaluationResult: { complianceType: "COMPLIANT" },
    },
  });
}
