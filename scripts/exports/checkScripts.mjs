import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { exactJson } from "./cases.mjs";
import { HOME, output } from "./provision.mjs";

/** Stands in for the AWS CLI: keeps its arguments, each ended by a zero byte, and answers queries with an ARN. */
const FAKE_AWS = `#!/bin/sh
{ printf '%s\\0' "$@"; printf '\\0'; } >> "$RECORD"
case "$1 $2" in
  "events put-rule") echo arn:aws:events:us-east-1:111122223333:rule/x ;;
  "sts get-caller-identity") echo 111122223333 ;;
  "sqs create-queue") echo http://localhost/111122223333/x ;;
  *) echo "arn:aws:$1:us-east-1:111122223333:x" ;;
esac
`;

/**
 * What a POSIX shell makes of the scripts, with a program in the AWS CLI's place that keeps its arguments. Returns for
 * each case what is wrong, or undefined.
 */
export async function checkScripts(cases) {
  const folder = path.join(HOME, "shell");
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, "bin"), { recursive: true });
  await writeFile(path.join(folder, "bin/aws"), FAKE_AWS);
  await chmod(path.join(folder, "bin/aws"), 0o755);
  await Promise.all(cases.map(({ text }, index) => writeFile(path.join(folder, `${index}.sh`), text)));
  const loop = `for n in $(seq 0 ${cases.length - 1}); do RECORD=$n.calls sh $n.sh > $n.out 2>&1 || echo $n; done`;
  const env = { ...process.env, PATH: `${path.join(folder, "bin")}${path.delimiter}${process.env.PATH}` };
  const failed = (await output("sh", ["-c", loop], { cwd: folder, env })).split("\n");
  return Promise.all(
    cases.map(async (each, index) => {
      if (failed.includes(String(index))) return readFile(path.join(folder, `${index}.out`), "utf8");
      const record = await readFile(path.join(folder, `${index}.calls`), "utf8");
      try {
        return faultOf(each, record);
      } catch (error) {
        return String(error);
      }
    }),
  );
}

function faultOf({ patternText, set }, record) {
  const calls = record
    .split("\0\0")
    .filter((call) => call !== "")
    .map((call) => call.split("\0"));
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
  const targets = calls.filter(([service, command]) => service === "events" && command === "put-targets");
  const wanted = { new: 5, existing: 4, none: 0 }[set];
  return targets.length === wanted ? undefined : `${targets.length} targets instead of ${wanted}`;
}

/** Every variable has been filled in. */
function checkPolicy(text) {
  const { Version, Statement } = JSON.parse(text);
  if (Version !== "2012-10-17" || Statement.length === 0 || text.includes("$")) throw new Error(text);
}
