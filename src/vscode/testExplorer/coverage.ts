import * as vscode from "vscode";
import { coverageOf, measureCoverage, type CoverageMeter } from "../../testing/measureCoverage";
import { runSuite } from "../../testing/suites/runSuite";
import type { SuitePattern } from "../../testing/suites/suitePattern";
import type { Span } from "../../base/span";
import { branchCoverage } from "../display";
import { toLocation } from "../convert";
import type { RunFile } from "./runTests";
import { rootOf } from "../files";

/** Measures what a run's tests cover of their patterns. */
export interface CoverageRun {
  /** The local engine, watched. */
  readonly runFile: RunFile;
  /** Hands over what was measured: one FileCoverage for each pattern's file. */
  finish(run: vscode.TestRun): void;
}

/** What loadDetailedCoverage is asked for, as long as the editor keeps the run. */
export type CoverageDetails = WeakMap<vscode.FileCoverage, vscode.FileCoverageDetail[]>;

/** Starts measuring; tests of one pattern in several files are taken together. */
export function startCoverage(details: CoverageDetails): CoverageRun {
  const measured = new Map<string, Measured>();
  return {
    runFile: (open, files, signal, options, uri) =>
      runSuite(open, files, signal, {
        ...options,
        onVerdict: (pattern, event) => {
          const key = `${rootOf(uri).toString()} ${pattern.path}#${pattern.site} ${pattern.text}`;
          let known = measured.get(key);
          if (known === undefined) {
            known = { pattern, root: rootOf(uri), meter: measureCoverage(pattern.compiled) };
            measured.set(key, known);
          }
          known.meter.add(event);
        },
      }),
    finish(run) {
      const byFile = new Map<string, vscode.FileCoverageDetail[]>();
      for (const each of measured.values()) {
        const file = vscode.Uri.joinPath(each.root, each.pattern.path).toString();
        byFile.set(file, [...(byFile.get(file) ?? []), ...detailsOf(each)]);
      }
      for (const [file, found] of byFile) {
        const coverage = vscode.FileCoverage.fromDetails(vscode.Uri.parse(file), found);
        details.set(coverage, found);
        run.addCoverage(coverage);
      }
    },
  };
}

interface Measured {
  readonly pattern: SuitePattern;
  readonly root: vscode.Uri;
  readonly meter: CoverageMeter;
}

function detailsOf({ pattern, root, meter }: Measured): vscode.StatementCoverage[] {
  const rangeOf = (span: Span): vscode.Range =>
    new vscode.Range(
      toLocation(root, pattern.startOf(span)).range.start,
      toLocation(root, pattern.endOf(span)).range.start,
    );
  return meter.parts().map((part) => {
    const { times, branches } = coverageOf(part);
    return new vscode.StatementCoverage(
      times,
      rangeOf(part.span),
      branches.map(({ label, times: each, span }) => branchCoverage(each, span && rangeOf(span), label)),
    );
  });
}
