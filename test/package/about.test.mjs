import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fillManifest, packedReadme, readAbout } from "../../scripts/package/about.mjs";

const repository = "https://github.com/example/event-patterns";
const manifest = { name: "eventbridge-patterns", publisher: "placeholder", scripts: { build: "x" } };

describe("what is said about the extension when it is packed", () => {
  test.each([
    [[], {}, {}],
    [["--publisher", "acme"], {}, { publisher: "acme" }],
    [["--publisher", "acme"], { EXTENSION_PUBLISHER: "other" }, { publisher: "acme" }],
    [[], { EXTENSION_IMAGES_URL: "https://example.com/v1/" }, { imagesUrl: "https://example.com/v1" }],
    [
      ["--repository", repository],
      {},
      {
        repository,
        bugs: `${repository}/issues`,
        homepage: `${repository}#readme`,
        imagesUrl: "https://raw.githubusercontent.com/example/event-patterns/HEAD",
      },
    ],
    [
      ["--repository", "https://git.example.com/a/b", "--bugs", "https://bugs.example.com"],
      {},
      { repository: "https://git.example.com/a/b", bugs: "https://bugs.example.com" },
    ],
  ])("%j with %j", (args, environment, about) => {
    expect(readAbout(args, environment)).toEqual(about);
  });

  test.each([[["--repository", "git@github.com:a/b"]], [["--publisher", "a b"]], [["--unknown", "x"]]])(
    "%j is refused",
    (args) => {
      expect(() => readAbout(args, {})).toThrow();
    },
  );

  test("the manifest is as it is where nothing is said, without its scripts", () => {
    expect(fillManifest(manifest, {})).toEqual({ name: "eventbridge-patterns", publisher: "placeholder" });
  });

  test("the manifest is filled in", () => {
    expect(
      fillManifest(manifest, readAbout(["--repository", repository, "--publisher", "acme"], {})),
    ).toEqual({
      name: "eventbridge-patterns",
      publisher: "acme",
      repository: { type: "git", url: repository },
      bugs: { url: `${repository}/issues` },
      homepage: `${repository}#readme`,
    });
  });
});

describe("the extension's page", () => {
  const readme = readFileSync("README.md", "utf8");

  test("has no picture that the editor would strip, and says where they are", () => {
    const packed = packedReadme(readme, {});
    expect(packed).not.toContain("](images/");
    expect(packed).toContain("Get Started with EventBridge Patterns");
  });

  test("shows every picture where their address is known", () => {
    const packed = packedReadme(readme, { imagesUrl: "https://example.com/v1" });
    expect(packed.match(/\]\(https:\/\/example\.com\/v1\/images\/[\w-]+\.png\)/g)).toHaveLength(
      readme.match(/!\[[^\]]*\]\(images\//g).length,
    );
    expect(packed).not.toContain("](images/");
  });

  test("begins with how it is used, and says nothing of building", () => {
    const packed = packedReadme(readme, {});
    expect(/^## (.+)$/m.exec(packed)?.[1]).toBe("Use");
    expect(packed).not.toMatch(/npm (?:ci|start|test|run package)/);
  });
});
