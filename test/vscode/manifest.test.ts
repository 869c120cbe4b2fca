import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enumDescriptions?: readonly string[];
  readonly order?: number;
}

interface Step {
  readonly title: string;
  readonly description: string;
  readonly media: { readonly image: string; readonly altText: string };
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly (Entry & { readonly title: string; readonly category: string })[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly keybindings?: readonly unknown[];
  };
}

const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const { commands, menus, configuration } = contributes;
const commandIds = commands.map(({ command }) => command);
const settings = configuration.flatMap(({ properties }) => Object.entries(properties));

/** The commands of a menu with the condition under which each is shown there. */
function shownIn(menu: string): ReadonlyMap<string, string> {
  return new Map((menus[menu] ?? []).map(({ command, when = "always" }) => [command, when]));
}

describe("the palette", () => {
  test("finds every command under the word EventBridge, with the verb first", () => {
    for (const { command, title, category } of commands) {
      expect([command, category]).toEqual([command, "EventBridge"]);
      expect([command, title]).toEqual([command, expect.not.stringMatching(/^(Event Pattern|EventBridge)/)]);
    }
  });

  test("shows without an open file what begins from nothing", () => {
    const palette = shownIn("commandPalette");
    expect(commandIds.filter((command) => !palette.has(command))).toEqual([
      "eventPattern.new",
      "eventPattern.openRule",
    ]);
  });

  test("shows what needs a pattern or an event in any JSON file, where it says what to do", () => {
    const palette = shownIn("commandPalette");
    for (const name of [
      "test",
      "exportRule",
      "createSampleEvent",
      "explainMiss",
      "fromEvent",
      "createRule",
    ]) {
      expect([name, palette.get(`eventPattern.${name}`)]).toEqual([name, expect.stringContaining("jsonc?")]);
    }
  });
});

describe("menus", () => {
  test("every command that a menu, a welcome view or a walkthrough names is contributed", () => {
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
    ];
    const linked = texts.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id));
    const named = Object.values(menus).flatMap((entries) => entries.map(({ command }) => command));
    for (const command of [...linked, ...named]) expect(commandIds).toContain(command);
  });

  test.each(["editor/title", "editor/context"])(
    "%s of a pattern tests, exports and makes an event",
    (menu) => {
      const shown = shownIn(menu);
      for (const name of ["test", "createSampleEvent", "exportRule"]) {
        expect([name, shown.get(`eventPattern.${name}`)]).toEqual([name, "editorLangId == event-pattern"]);
      }
    },
  );

  test("Why Does This Not Match? is in the menu of an event, and not of any JSON", () => {
    expect(shownIn("editor/context").get("eventPattern.explainMiss")).toBe(
      "eventPattern.atEvent || resourceFilename =~ /\\.event(test)?\\.json$/ || resourceExtname == .jsonl",
    );
  });

  test("no key is taken", () => {
    expect(contributes.keybindings).toBeUndefined();
  });
});

describe("the first minute", () => {
  test("the walkthrough writes, tests, keeps and ships, each with a picture that is there and a button", () => {
    const [walkthrough] = contributes.walkthroughs;
    const steps = walkthrough?.steps ?? [];
    expect(steps.map(({ title }) => title)).toEqual([
      "Write a pattern",
      "Test it",
      "Keep the tests",
      "Ship it",
    ]);
    for (const { description, media } of steps) {
      expect(description).toMatch(/\n\[[^\]]+\]\(command:eventPattern\.\w+\)$/);
      expect(statSync(media.image).size).toBeGreaterThan(1000);
      expect(media.altText).not.toBe("");
      expect(description).not.toMatch(/`/);
    }
  });

  test("an empty Test Explorer offers a pattern test", () => {
    expect(contributes.viewsWelcome).toEqual([
      expect.objectContaining({
        view: "testing",
        contents: expect.stringContaining("[Create a pattern test]") as string,
      }),
    ]);
  });
});

describe("settings", () => {
  test("stand in four titled sections, in order", () => {
    const named = configuration.map(({ title, order, properties }) => {
      const groups = Object.keys(properties).map((name) => name.split(".")[1]);
      return [order, title, [...new Set(groups)].join()];
    });
    expect(named).toEqual([
      [1, "Test", "test,retestAfterEdit"],
      [2, "AWS", "aws"],
      [3, "Editor", "codeLens"],
      [4, "Diagnostics", "lint"],
    ]);
  });

  test.each(configuration.slice(0, 3))(
    "$title lists its settings in the order of this file",
    ({ properties }) => {
      const orders = Object.values(properties).map(({ order }) => order);
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    },
  );

  test("no text that VS Code shows as it is has backticks or stars", () => {
    for (const [name, { description = "", enumDescriptions = [] }] of settings) {
      for (const text of [description, ...enumDescriptions]) {
        expect([name, text]).toEqual([name, expect.not.stringMatching(/[`*]/)]);
      }
    }
    for (const { title } of commands) expect(title).not.toMatch(/[`*]/);
  });

  test("every setting says what it does", () => {
    for (const [name, { description, markdownDescription }] of settings) {
      expect([name, (description ?? markdownDescription ?? "").length > 10]).toEqual([name, true]);
    }
  });

  test("every setting that the sources read is contributed", () => {
    const names = new Set(settings.map(([name]) => name));
    const read = sourcesIn("src/vscode").flatMap((text) =>
      [...text.matchAll(/"(eventPattern\.codeLens\.\w+)"/g)].map(([, name = ""]) => name),
    );
    for (const name of read) expect(names).toContain(name);
  });
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
}
