import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const pictures = path.join(JSON.parse(process.env.UI_TEST).output, "pictures");
mkdirSync(pictures, { recursive: true });

function evaluation(complianceType, source = "aws.config") {
  return `{ "source": "${source}", "detail-type": "Config Rules Compliance Change",
        "detail": { "newEvaluationResult": { "complianceType": "${complianceType}" } } }`;
}

/** A test file; the first test is at line 3. */
function testFile(...tests) {
  const written = tests.map(
    ([name, event, matches]) => `    {
      "name": "${name}",
      "event": ${event},
      "matches": ${matches}
    }`,
  );
  return `{
  "tests": [
${written.join(",\n")}
  ]
}
`;
}

const files = {
  "written.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "written.eventtest.json": "",
  "covered.eventpattern.json": `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": [
        "NON_COMPLIANT",
        "NOT_APPLICABLE"
      ]
    }
  }
}`,
  "covered.eventtest.json": testFile(
    ["an alarm", evaluation("NON_COMPLIANT"), true],
    ["no alarm", evaluation("COMPLIANT"), false],
    ["of another service", evaluation("NON_COMPLIANT", "aws.other"), false],
  ),
  "green.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "green.eventtest.json": testFile(["an alarm", evaluation("NON_COMPLIANT"), true]),
  "saved.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "saved.eventtest.json": testFile(["an alarm", evaluation("NON_COMPLIANT"), true]),
  "asked.eventpattern.json": compliancePattern("NON_COMPLIANT"),
  "asked.event.json": evaluation("COMPLIANT"),
  "notes.txt": "Notes\n",
};

userSession(
  "pattern tests",
  // Words of the file, offered while a name is typed, would take the Tab that leads on in a snippet.
  { files, settings: { "eventPattern.test.engine": "local", "editor.wordBasedSuggestions": "off" } },
  {
    async "a test file is written with accepted completions, run from the gutter, fails and is mended"(
      window,
    ) {
      const name = "written.eventtest.json";
      await window.openEmptyFile(name);
      await window.type("{");
      await window.press("Enter");
      await window.accept("tests");
      await window.press("Enter");
      await window.accept("Test with an event");
      await window.type("catches an alarm");
      await window.press("Tab", "Tab");
      await window.type("Config Rules");
      await window.accept("Config Rules Compliance Change");
      await window.press("Tab");
      await window.accept("true");
      await expect.poll(() => window.savedText(name)).toBe(`{
    "tests": [
        {
            "name": "catches an alarm",
            "event": {
                "source": "aws.config",
                "detail-type": "Config Rules Compliance Change",
                "detail": {}
            },
            "matches": true
        }
    ]
}`);
      await expect.poll(() => window.underlined()).toBe(0);

      await window.runTestAt(3);
      await expect.poll(() => window.testState(3)).toBe("failed");
      await window.openFile("written.eventpattern.json");
      await expect.poll(() => window.testMessages()).toEqual(['absent != "NON_COMPLIANT"']);

      await window.openFile(name);
      await window.goTo(8, 28);
      await window.type('"newEvaluationResult": {"complianceType": "NON_COMPLIANT');
      await window.savedText(name);
      await window.runTestAt(3);
      await expect.poll(() => window.testState(3)).toBe("passed");
      await window.openFile("written.eventpattern.json");
      await expect.poll(() => window.testMessages()).toEqual([]);
      await expect.poll(() => window.lensText()).toContain("1 of 1 match");
    },

    async "coverage shows which leaves and alternatives the tests cover"(window) {
      await window.openFile("covered.eventtest.json");
      await expect.poll(() => window.testState(3)).toBeDefined();
      await window.runCommand("Test: Run Tests with Coverage in Current File");
      await window.openFile("covered.eventpattern.json");
      await expect
        .poll(() => window.coverage())
        .toMatchObject({ 2: "hit", 3: "hit miss", 7: "hit", 8: "hit miss" });
    },

    async "one green test covers every leaf of its pattern"(window) {
      await window.openFile("green.eventtest.json");
      await expect.poll(() => window.testState(3)).toBeDefined();
      await window.runCommand("Test: Run Tests with Coverage in Current File");
      await expect.poll(() => window.testState(3)).toBe("passed");
      await window.openFile("green.eventpattern.json");
      const shown = async () => Object.values(await window.coverage()).join(" ");
      await expect.poll(shown).toMatch(/hit.*hit.*hit/);
      await window.page.screenshot({ path: path.join(pictures, "green.png") });
    },

    async "tests run again when their pattern is saved"(window) {
      await window.openFile("saved.eventtest.json");
      await expect.poll(() => window.testState(3)).toBeDefined();
      await window.runCommand("Test: Start Continuous Run");
      await expect.poll(() => window.testState(3)).toBe("passed");
      const name = "saved.eventpattern.json";
      await window.openFile(name);
      await window.goTo(5, 50);
      await window.type("x");
      await window.savedText(name);
      await expect.poll(() => window.testMessages()).toHaveLength(1);
      await expect.poll(() => window.lensText()).toContain("0 of 1 match, 1 not as expected");
      await window.press("Backspace");
      await window.savedText(name);
      await expect.poll(() => window.testMessages()).toEqual([]);
      await expect.poll(() => window.lensText()).toContain("1 of 1 match");
      await window.runCommand("Test: Stop Continuous Run");
    },

    async "an event says why a pattern does not match it"(window) {
      await window.openFile("asked.event.json");
      await window.runCommand("EventBridge: Why Does This Not Match?");
      await window.pick("asked.eventpattern.json");
      expect(await window.message("Does not match")).toContain('complianceType is "COMPLIANT"');
      await expect.poll(async () => (await window.textBesideLines())[4]).toBe('✗ "COMPLIANT"');
    },
  },
);

const home = mkdtempSync(path.join(tmpdir(), "aws-home-"));
const config = path.join(home, "config");
writeFileSync(config, "[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = us-east-2\n");
const folder = { ...files, ".vscode/settings.json": '{ "eventPattern.aws.region": "eu-north-1" }\n' };
const machine = { AWS_CONFIG_FILE: config };

userSession(
  "the status bar",
  { files: folder, env: machine },
  {
    async "shows the engine, profile and Region beside patterns and events, and nowhere else"(window) {
      await window.openFile("saved.eventpattern.json");
      await expect.poll(() => window.statusText()).toBe("Auto: default profile, eu-north-1");
      await window.openFile("notes.txt");
      await expect.poll(() => window.statusText()).toBeUndefined();
      await window.openFile("asked.event.json");
      await expect.poll(() => window.statusText()).toBe("Auto: default profile, eu-north-1");
    },

    async "lets choose them, and writes where they are set"(window) {
      await window.openFile("saved.eventpattern.json");
      await window.clickStatus();
      await window.pick("Always EventBridge");
      await expect.poll(() => window.statusText()).toBe("AWS: default profile, eu-north-1");
      await window.clickStatus();
      await window.pick("Profile…");
      await window.pick("dev");
      await expect.poll(() => window.statusText()).toBe("AWS: dev, eu-north-1");
      await window.clickStatus();
      await window.pick("Region…");
      await window.pick("ca-central-1");
      await expect.poll(() => window.statusText()).toBe("AWS: dev, ca-central-1");
      await expect
        .poll(() => window.savedText(".vscode/settings.json"))
        .toBe('{ "eventPattern.aws.region": "ca-central-1" }\n');
      await window.clickStatus();
      await window.pick("Region…");
      await window.pick("Default");
      await expect.poll(() => window.statusText()).toBe("AWS: dev, eu-west-1");
    },
  },
);

userSession(
  "the status bar in restricted mode",
  { files: folder, env: machine, trust: false },
  {
    async "says that AWS is not asked"(window) {
      await window.openFile("saved.eventpattern.json");
      await expect.poll(() => window.statusText()).toBe("Local engine only");
      await window.clickStatus();
      expect(await window.message("EventBridge")).toContain("untrusted workspace");
    },
  },
);
