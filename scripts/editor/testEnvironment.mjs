// @ts-check
import os from "node:os";
import path from "node:path";

/**
 * An environment for an editor under test in which no AWS credentials can be found, whoever runs the tests: a test
 * must neither depend on a developer's login nor use it. Nor does the editor look for extensions on the network.
 */
export function testEnvironment(env = process.env) {
  const nowhere = path.join(os.tmpdir(), "no-aws-configuration-here");
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith("AWS_"))),
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: "true",
    EXTENSIONS_GALLERY: "{}",
  };
}
