import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The shared config files and variables of a machine that has nothing else of AWS. */
export interface AwsMachine {
  readonly config?: string;
  readonly credentials?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Runs with the environment of such a machine, and puts the old one back. The files lie in a new folder, which is the
 * home folder for the time.
 */
export async function onMachine<T>(machine: AwsMachine, run: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), "aws-machine-"));
  const before = { ...process.env };
  for (const name of Object.keys(process.env))
    if (name.startsWith("AWS_")) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, {
    HOME: home,
    USERPROFILE: home,
    AWS_CONFIG_FILE: join(home, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    ...machine.variables,
  });
  await writeFile(join(home, "config"), machine.config ?? "");
  await writeFile(join(home, "credentials"), machine.credentials ?? "");
  try {
    return await run(home);
  } finally {
    for (const name of Object.keys(process.env))
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
    await rm(home, { recursive: true, force: true });
  }
}
