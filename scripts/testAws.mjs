// `npm run test:aws`: TestEventPattern and the calls for rules over signed HTTP, against the emulator `ministack` on
// loopback and against small servers that fail in AWS's ways. Provisions the emulator into .ministack/ (Python 3 is
// needed), starts it on a free port, runs test/aws/live/, stops what it started, and ends with `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPython, programIn } from "./lib/python.mjs";
import { ROOT as root } from "./lib/root.mjs";

/** The emulator and all that it needs, with their hashes. */
const requirements = join(root, "scripts", "emulator", "requirements.txt");
const ministack = /^ministack==([\w.]+)/m.exec(readFileSync(requirements, "utf8"))?.[1] ?? "";
const venv = join(root, ".ministack", ministack);

/** Makes the virtual environment unless a whole one is there; an interrupted one is made anew. */
async function provision() {
  const program = programIn(venv, "ministack");
  if (existsSync(program)) return program;
  console.log(`Installing ministack ${ministack} into .ministack/`);
  await installPython(venv, requirements, "the emulator");
  return program;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the emulator with signatures and policies enforced, and waits until it answers. */
async function startEmulator(program, folder) {
  const port = await freePort();
  const emulator = spawn(program, [], {
    cwd: folder,
    env: {
      ...process.env,
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      SERVICES: "events,iam,sts,sqs",
      AUTH: "true",
      LOG_LEVEL: "WARNING",
      TMPDIR: folder,
      STATE_DIR: folder,
      S3_DATA_DIR: folder,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [emulator.stdout, emulator.stderr]) stream.on("data", (data) => (said += data));
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt++) {
    if (emulator.exitCode !== null) break;
    if (await answers(endpoint)) return { emulator, endpoint };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  emulator.kill();
  throw new Error(`ministack did not start:\n${said.trim()}`);
}

async function answers(endpoint) {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}

/** Ends a process and waits for it; one that does not heed the request is killed. */
function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.once("exit", () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function runTests(endpoint, results) {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile.json=${results}`];
  const args = ["run", "--config", "test/aws/live/vitest.config.mjs", ...reporters];
  const tests = spawn(process.execPath, [vitest, ...args], {
    cwd: root,
    env: { ...process.env, EVENTBRIDGE_EMULATOR: endpoint },
    stdio: "inherit",
  });
  return { tests, ended: new Promise((resolve) => tests.once("exit", (code) => resolve(code ?? 1))) };
}

const folder = await mkdtemp(join(tmpdir(), "eventbridge-patterns-aws-"));
const started = [];
async function tidy() {
  for (const child of started.splice(0)) await stop(child);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void tidy().then(() => process.exit(1)));
}

let code = 1;
try {
  const { emulator, endpoint } = await startEmulator(await provision(), folder);
  started.push(emulator);
  console.log(`ministack ${ministack} at ${endpoint}`);
  const results = join(folder, "results.json");
  const { tests, ended } = runTests(endpoint, results);
  started.push(tests);
  code = await ended;
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(results, "utf8"));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
  if (numPassedTests === 0 || numFailedTests > 0) code = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
} finally {
  await tidy();
}
process.exitCode = code;
