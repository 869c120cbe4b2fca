/** Fetches event-ruler with Maven, compiles the driver beside it, and asks it in batches through a child process. */
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../lib/loadSource.mjs";
import { readLines } from "../lib/readLines.mjs";

const run = promisify(execFile);
const JAVA = path.join(ROOT, "scripts", "conformance", "java");
const FOLDER = path.join(ROOT, ".conformance");

/**
 * The class path of event-ruler, of the Jackson whose texts TestEventPattern gives (or another one), and of the
 * compiled driver. Fetched and compiled when first asked for; afterwards nothing is fetched. Fails with a sentence that
 * says what is missing where there is no Java development kit or no Maven.
 */
export async function rulerClassPath({ jackson } = {}) {
  const pom = await readFile(path.join(JAVA, "pom.xml"), "utf8");
  const version = jackson ?? /<jackson\.version>(.*?)</.exec(pom)[1];
  const libraries = path.join(FOLDER, `jackson-${version}-${digest(pom)}`);
  if (!existsSync(path.join(libraries, "complete"))) {
    await mkdir(libraries, { recursive: true });
    await tool("mvn", [
      "-q",
      "-B",
      "-f",
      path.join(JAVA, "pom.xml"),
      `-Djackson.version=${version}`,
      "dependency:copy-dependencies",
      `-DoutputDirectory=${libraries}`,
    ]);
    await writeFile(path.join(libraries, "complete"), "");
  }
  const jars = (await readdir(libraries))
    .filter((name) => name.endsWith(".jar"))
    .map((name) => path.join(libraries, name));
  const sources = (await readdir(JAVA, { recursive: true }))
    .filter((name) => name.endsWith(".java"))
    .map((name) => path.join(JAVA, name));
  const texts = await Promise.all(sources.map((file) => readFile(file, "utf8")));
  const classes = path.join(FOLDER, `classes-${digest(texts.join("") + libraries)}`);
  if (!existsSync(path.join(classes, "complete"))) {
    await mkdir(classes, { recursive: true });
    await tool("javac", [
      "-nowarn",
      "-encoding",
      "UTF-8",
      "-d",
      classes,
      "-cp",
      jars.join(path.delimiter),
      ...sources,
    ]);
    await writeFile(path.join(classes, "complete"), "");
  }
  return [classes, ...jars].join(path.delimiter);
}

/**
 * Options for every Java process. event-ruler asks the system for the address of texts such as `300.1.1.1`; an empty
 * hosts file keeps those from becoming queries to a name server.
 */
export async function javaOptions() {
  const hosts = path.join(FOLDER, "hosts");
  await writeFile(hosts, "");
  return [
    "-XX:+UseSerialGC",
    "-Xmn512m",
    `-Djdk.net.hosts.file=${hosts}`,
    "-Dsun.net.inetaddr.negative.ttl=-1",
  ];
}

function digest(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

async function tool(name, parameters) {
  try {
    await run(name, parameters, { maxBuffer: 64 << 20 });
  } catch (error) {
    if (error.code === "ENOENT")
      throw new Error(
        `${name} is needed to ask event-ruler: install a Java development kit (17 or later) and Maven.`,
        { cause: error },
      );
    throw new Error(
      `${name} failed: ${`${error.stdout ?? ""}${error.stderr ?? ""}`.trim() || error.message}`,
      { cause: error },
    );
  }
}

/**
 * Starts event-ruler. `ask(pairs)` gives its verdict of each [pattern, event], `probe(pairs)` every answer that its
 * kinds of machine give (see Driver.java), `complexity(pairs)` the score of each pattern. `stop()` ends the process.
 */
export async function startRuler({ threads = 1, jackson } = {}) {
  const classPath = await rulerClassPath({ jackson });
  const child = spawn(
    "java",
    [
      ...(await javaOptions()),
      "-Xmx2g",
      "-cp",
      classPath,
      "software.amazon.event.ruler.Driver",
      String(threads),
    ],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const waiting = new Map();
  let failed;
  let next = 0;
  void (async () => {
    for await (const line of readLines(child.stdout)) {
      // A Java machine that is told to may log to standard output.
      if (!line.startsWith('{"id"')) continue;
      const { id, answers } = JSON.parse(line);
      waiting.get(id).resolve(answers);
      waiting.delete(id);
    }
  })();
  child.once("exit", (code) => {
    failed = new Error(`event-ruler's process ended with code ${code}.`);
    for (const { reject } of waiting.values()) reject(failed);
  });
  const request = (op) => (pairs) =>
    new Promise((resolve, reject) => {
      if (failed !== undefined) return void reject(failed);
      const id = next++;
      waiting.set(id, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ id, op, pairs })}\n`);
    });
  return {
    ask: request("ask"),
    probe: request("probe"),
    complexity: request("complexity"),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.stdin.end();
      }),
  };
}
