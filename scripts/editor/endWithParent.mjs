// @ts-check
// node endWithParent.mjs COMMAND ARGUMENTS… runs a program, and kills it with everything that it started as soon as
// whoever started this is gone, even by SIGKILL: then the pipe that is our standard input is closed.
import { spawn } from "node:child_process";

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
child.once("error", (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exit(127);
});
child.once("exit", (code) => process.exit(code ?? 1));

process.stdin.resume().once("end", () => {
  if (process.platform === "win32")
    spawn("taskkill", ["/pid", String(process.pid), "/T", "/F"], { stdio: "ignore" });
  else process.kill(-process.pid, "SIGKILL");
});
