// Starts programs so that none outlives this one: each leads a process group of its own, which is killed as a whole.
// (code-server alone is a tree of five processes.)
import { spawn } from "node:child_process";
import path from "node:path";

const windows = process.platform === "win32";
const running = new Set();

function kill(child) {
  running.delete(child);
  try {
    if (windows) spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

process.once("exit", () => running.forEach(kill));
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
]) {
  process.once(signal, () => process.exit(code));
}

/**
 * Starts a program that ends with this script at the latest, however that ends. `stop` kills it with everything that
 * it started; `ended` resolves with its exit code (a signal counts as 1, a program that is not there as 127). What it
 * prints is read from `child`, unless `options.stdio` says where it goes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ stdio?: import("node:child_process").IOType, cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export function startChild(command, args, { stdio = "pipe", ...options } = {}) {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, "endWithParent.mjs"), command, ...args],
    {
      ...options,
      stdio: ["pipe", stdio, stdio],
      detached: !windows,
    },
  );
  running.add(child);
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      kill(child);
      resolve(code ?? 1);
    });
  });
  return { child, ended, stop: () => kill(child) };
}

/**
 * Runs a program to its end and returns its exit code (1 when killed) and what it printed; `echo` passes that on as it comes.
 * After `limit` milliseconds it is killed, and was not `inTime`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ echo?: boolean, limit?: number, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string, inTime: boolean }>}
 */
export async function runChild(command, args, { echo = false, limit, ...options } = {}) {
  const { child, ended, stop } = startChild(command, args, options);
  let inTime = true;
  const onLimit = () => {
    inTime = false;
    stop();
  };
  const timer = limit === undefined ? undefined : setTimeout(onLimit, limit);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output += text;
      if (echo) process.stdout.write(text);
    });
  }
  const closed = new Promise((resolve) => child.once("close", resolve));
  const code = await ended;
  clearTimeout(timer);
  await closed;
  return { code, output, inTime };
}
