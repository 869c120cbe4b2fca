import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { exactJson, faultOfRule } from "./cases.mjs";
import { HOME, output, PYTHON } from "./provision.mjs";

/** Stands behind the last argument of a call. */
const END = "end of the call";

/** Stands in for the AWS CLI: keeps its arguments, each ended by a zero byte, and answers queries with an ARN. */
const FAKE_AWS = `#!/bin/sh
{ printf '%s\\0' "$@"; printf '${END}\\0'; } >> "$RECORD"
case "$1 $2" in
  "events put-rule") echo arn:aws:events:us-east-1:111122223333:rule/x ;;
  "sts get-caller-identity") echo 111122223333 ;;
  "sqs create-queue") echo http://localhost/111122223333/x ;;
  *) echo "arn:aws:$1:us-east-1:111122223333:x" ;;
esac
`;

/** Shells that people's systems call `sh`; those that are not installed are left out. */
const SHELLS = ["sh", "dash", "bash", "busybox"].filter(
  (name) => spawnSync(name, [...beforeScript(name), "-c", ":"]).status === 0,
);

function beforeScript(shell) {
  return shell === "busybox" ? ["sh"] : [];
}

/**
 * What shells make of the scripts, with a program in the AWS CLI's place that keeps its arguments, and what the AWS CLI
 * makes of those arguments. Returns for each case what is wrong, or undefined.
 */
export async function checkScripts(cases) {
  const folder = path.join(HOME, "shell");
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "bin"), { recursive: true });
  await writeFile(path.join(folder, "bin/aws"), FAKE_AWS);
  await chmod(path.join(folder, "bin/aws"), 0o755);
  await Promise.all(cases.map(({ text }, index) => writeFile(path.join(folder, `${index}.sh`), text)));
  const perShell = [];
  for (const shell of SHELLS) perShell.push(await runWith(shell, folder, cases));
  const [first = []] = perShell;
  const readings = await readWithCli(folder, first);
  return cases.map((each, index) => {
    try {
      const others = perShell.findIndex(
        (runs) => JSON.stringify(runs[index]) !== JSON.stringify(first[index]),
      );
      if (others >= 0) return `${SHELLS[others]} reads another script than ${SHELLS[0]}`;
      return faultOf(each, first[index]) ?? faultOfCalls(each, readings[index]);
    } catch (error) {
      return String(error);
    }
  });
}

/** For each script its commands as lists of arguments, or a text that says what failed. */
async function runWith(shell, folder, cases) {
  const run = [shell, ...beforeScript(shell)].join(" ");
  const loop = `for n in $(seq 0 ${cases.length - 1}); do RECORD=$n.${shell}.calls ${run} $n.sh > $n.out 2>&1 || echo $n; done`;
  const env = { ...process.env, PATH: `${path.join(folder, "bin")}${path.delimiter}${process.env.PATH}` };
  const failed = (await output("sh", ["-c", loop], { cwd: folder, env })).split("\n");
  return Promise.all(
    cases.map(async (_each, index) => {
      if (failed.includes(String(index))) return readFile(path.join(folder, `${index}.out`), "utf8");
      return callsIn(await readFile(path.join(folder, `${index}.${shell}.calls`), "utf8"));
    }),
  );
}

function callsIn(record) {
  const calls = [[]];
  for (const word of record.split("\0").slice(0, -1)) {
    if (word === END) calls.push([]);
    else calls.at(-1).push(word);
  }
  return calls.slice(0, -1);
}

async function readWithCli(folder, scripts) {
  const file = path.join(folder, "calls.json");
  await writeFile(file, JSON.stringify(scripts.map((calls) => (typeof calls === "string" ? [] : calls))));
  return JSON.parse(await output(PYTHON, [path.join(import.meta.dirname, "cli_calls.py"), file]));
}

/** What is wrong with the calls as the AWS CLI understands them. */
function faultOfCalls(each, calls) {
  const refused = calls.find(([operation]) => operation === "error");
  if (refused !== undefined) return `The AWS CLI refuses a command:\n${refused[1]}`;
  const rule = calls.find(([operation]) => operation === "PutRule")?.[1] ?? {};
  const targets = calls.filter(([operation]) => operation === "PutTargets");
  return faultOfRule({ ...rule, Targets: targets.flatMap(([, { Targets }]) => Targets) }, each);
}

function faultOf({ patternText, set, rule: { targets } }, calls) {
  if (typeof calls === "string") return calls;
  const rule = calls.find(([service, command]) => service === "events" && command === "put-rule");
  const found = rule?.[rule.indexOf("--event-pattern") + 1] ?? "";
  if (exactJson(found) !== exactJson(patternText)) return `The pattern is another one:\n${found}`;
  for (const call of calls) {
    for (const option of ["--policy-document", "--assume-role-policy-document", "--attribute-value"]) {
      if (call.includes(option)) checkPolicy(call[call.indexOf(option) + 1]);
    }
    if (call[1] === "set-queue-attributes") {
      checkPolicy(JSON.parse(call[call.indexOf("--attributes") + 1]).Policy);
    }
  }
  const written = calls.filter(([service, command]) => service === "events" && command === "put-targets");
  return written.length === targets.length
    ? undefined
    : `${written.length} targets instead of ${targets.length} (${set})`;
}

/** Every variable has been filled in. */
function checkPolicy(text) {
  const { Version, Statement } = JSON.parse(text);
  if (Version !== "2012-10-17" || Statement.length === 0 || text.includes("$")) throw new Error(text);
}
