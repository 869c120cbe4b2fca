/** Fetches event-ruler with Maven, compiles the driver beside it, and asks it in batches through a child process. */
import { execFile, spawn, type ExecFileException } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { readLines } from "../lib/readLines";
import { ROOT } from "../lib/root.mjs";
import type { Answer } from "./engine";
import type { Pair } from "./minimise";

/** event-ruler's answer. Of what the driver adds, these are read. */
export interface RulerAnswer extends Answer {
  /** The exception that it was, where it is none that says what is wrong with the pattern. */
  readonly thrown?: string;
  /** There where `$or` is a field of the pattern. */
  readonly legacy?: unknown;
  /** The score of the pattern's wildcards, where it has some. */
  readonly complexity?: number;
}

/**
 * What event-ruler's kinds of machine answer, each `true`, `false` or the name of an exception: Driver.java and
 * Isolation.java say how each is asked. Only `modernNumbers` is there for a pattern that is refused.
 */
export interface Probe {
  readonly structured?: readonly string[];
  readonly ac: readonly string[];
  readonly reversed?: string;
  readonly branches?: string;
  readonly apart?: string;
  readonly apartSplit?: string;
  readonly apartAddress?: string;
  readonly apartSplitAddress?: string;
  readonly modernNumbers?: { readonly match?: string; readonly patternError?: string };
}

/** event-ruler in a process of its own. Every question fails once the process has ended. */
export interface Ruler {
  /** Its verdict of each pair. */
  ask(pairs: readonly Pair[]): Promise<readonly RulerAnswer[]>;
  /** Every answer that its kinds of machine give. */
  probe(pairs: readonly Pair[]): Promise<readonly Probe[]>;
  /** The score of each pattern; -1 where there is none. */
  complexity(pairs: readonly Pair[]): Promise<readonly number[]>;
  /** Ends the process. */
  stop(): Promise<void>;
}

export interface RulerOptions {
  readonly threads?: number;
  /** The version of Jackson; otherwise the one whose texts TestEventPattern gives. */
  readonly jackson?: string;
}

const run = promisify(execFile);
const JAVA = path.join(ROOT, "scripts", "conformance", "java");
const FOLDER = path.join(ROOT, ".conformance");

/**
 * The class path of event-ruler, of the Jackson whose texts TestEventPattern gives (or another one), and of the
 * compiled driver. Fetched and compiled when first asked for; afterwards nothing is fetched. Fails with a sentence that
 * says what is missing where there is no Java development kit or no Maven.
 */
export async function rulerClassPath({ jackson }: RulerOptions = {}): Promise<string> {
  const pom = await readFile(path.join(JAVA, "pom.xml"), "utf8");
  const version = jackson ?? /<jackson\.version>(.*?)</.exec(pom)?.[1];
  if (version === undefined) throw new Error("pom.xml does not say which Jackson it takes.");
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
export async function javaOptions(): Promise<readonly string[]> {
  const hosts = path.join(FOLDER, "hosts");
  await writeFile(hosts, "");
  return [
    "-XX:+UseSerialGC",
    "-Xmn512m",
    `-Djdk.net.hosts.file=${hosts}`,
    "-Dsun.net.inetaddr.negative.ttl=-1",
  ];
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

async function tool(name: string, parameters: readonly string[]): Promise<void> {
  try {
    await run(name, parameters, { maxBuffer: 64 << 20 });
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as ExecFileException;
    if (code === "ENOENT")
      throw new Error(
        `${name} is needed to ask event-ruler: install a Java development kit (17 or later) and Maven.`,
        { cause: error },
      );
    throw new Error(`${name} failed: ${`${stdout}${stderr}`.trim() || message}`, { cause: error });
  }
}

/** Starts event-ruler. Fails as rulerClassPath does. */
export async function startRuler({ threads = 1, ...options }: RulerOptions = {}): Promise<Ruler> {
  const classPath = await rulerClassPath(options);
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
  const waiting = new Map<number, { resolve: (answers: never) => void; reject: (error: Error) => void }>();
  let failed: Error | undefined;
  let next = 0;
  void (async () => {
    for await (const line of readLines(child.stdout)) {
      // A Java machine that is told to may log to standard output.
      if (!line.startsWith('{"id"')) continue;
      const { id, answers } = JSON.parse(line) as { id: number; answers: never };
      waiting.get(id)?.resolve(answers);
      waiting.delete(id);
    }
  })();
  child.once("exit", (code) => {
    failed = new Error(`event-ruler's process ended with code ${code}.`);
    for (const { reject } of waiting.values()) reject(failed);
  });
  const request = <T>(op: string, pairs: readonly Pair[]) =>
    new Promise<readonly T[]>((resolve, reject) => {
      if (failed !== undefined) {
        reject(failed);
        return;
      }
      const id = next++;
      waiting.set(id, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ id, op, pairs })}\n`);
    });
  return {
    ask: (pairs) => request<RulerAnswer>("ask", pairs),
    probe: (pairs) => request<Probe>("probe", pairs),
    complexity: (pairs) => request<number>("complexity", pairs),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => {
          resolve();
        });
        child.stdin.end();
      }),
  };
}
