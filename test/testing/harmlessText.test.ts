import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { harmlessLine, harmlessLines, longestLine, visibleText } from "../../src/base/harmlessText";

/*
 * The reader's own grammar: what VS Code makes links and icons of (vs/base/common/linkedText.ts, and
 * vs/base/browser/ui/iconLabel/iconLabels.ts with vs/base/common/themables.ts), read on 2026-11-27 in VS Code 1.139.
 */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

const commandLink = "[Show Details](command:workbench.action.toggleSidebarVisibility)";

describe("a text of somebody else in a message", () => {
  test.each([
    [commandLink, "[Show Details] (command:workbench.action.toggleSidebarVisibility)"],
    ['[a](https://example.org "Sign in")', '[a] (https://example.org "Sign in")'],
    ["[a](file:///etc/passwd) [b](COMMAND:x)", "[a] (file:///etc/passwd) [b] (COMMAND:x)"],
    ["[a]\u200b(command:x)", "[a]\\u200b(command:x)"],
    ["[a]\n(command:x)", "[a] (command:x)"],
    ["[[a](command:x)](command:y)", "[[a] (command:x)] (command:y)"],
    ["$(flame) and \\$(sync~spin)", "$ (flame) and \\$ (sync~spin)"],
    ["$$(flame)", "$$ (flame)"],
    ["one\r\ntwo\n\nthree\u2028four\u0085five\tsix", "one two three four five six"],
    [
      "\u001b]8;;https://example.org\u0007click\u001b]8;;\u0007",
      "\\u001b]8;;https://example.org\\u0007click\\u001b]8;;\\u0007",
    ],
    ["admin\u202egnp.exe\u202c", "admin\\u202egnp.exe\\u202c"],
    ["a\u200eb\u200fc\u061cd\u2066e\u2069f", "a\\u200eb\\u200fc\\u061cd\\u2066e\\u2069f"],
    ["pass\u200bword\u2060\ufeff\u00ad", "pass\\u200bword\\u2060\\ufeff\\u00ad"],
    ["us\u200der", "us\\u200der"],
    ["tag\u{e0041}", "tag\\udb40\\udc41"],
    ["half \ud83d", "half \\ud83d"],
    ["shortened elsewhere \ud83d…", "shortened elsewhere …"],
    ["\0\u007f\u009b31m", "\\u0000\\u007f\\u009b31m"],
  ])("%j is shown as %j", (text, shown) => {
    expect(harmlessLine(text)).toBe(shown);
  });

  test.each([
    'detail.state is "stopped"; the pattern wants "running".',
    "detail.list[0] (the first), $.detail.x, ${AWS::Region}, arn:aws:sqs:eu-west-1:123456789012:queue",
    "Größe, 状態, حالة, नमस्ते, क\u094d\u200dष, می\u200cخواهم",
    "👩‍👩‍👧 ❤️‍🔥 🏳️‍⚧️ 1️⃣ 👍🏽",
  ])("%s stays as it is", (text) => {
    expect(harmlessLine(text)).toBe(text);
    expect(harmlessLines(text)).toBe(text);
    expect(visibleText(text)).toBe(text);
  });

  test("that is too long ends with an ellipsis, and no character is parted", () => {
    expect(harmlessLine("abcdef", 6)).toBe("abcdef");
    expect(harmlessLine("abcdefg", 6)).toBe("abcde…");
    expect(harmlessLine("abcd😀gh", 6)).toBe("abcd…");
    expect(harmlessLine("[a](command:x)".repeat(1_000_000))).toHaveLength(longestLine);
  });

  test("keeps its lines where there is room for several", () => {
    expect(harmlessLines("Rule: a\r\nState:\tb\rc")).toBe("Rule: a\nState:\tb\\rc");
  });
});

/** Texts made of what links, icons and hidden text are made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("[", "]", "(", ")", "$", "\\", " ", '"', "command:", "https://", "FILE:"),
      fc.constantFrom("a", "sync", "~spin", "\u200d", "\ufe0f"),
      fc.constantFrom(
        "\u202e",
        "\u200b",
        "\r",
        "\n",
        "\u001b",
        "😀",
        "\ud83d",
        "\ude00",
        "[a](",
        "](command:a)",
        "$(a)",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

test("whatever a text is, VS Code finds no link and no icon in it, and nothing in it is hidden", () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 80 }), (text, longest) => {
      for (const shown of [harmlessLine(text), harmlessLines(text), harmlessLine(text, longest)]) {
        expect([...shown.matchAll(link)]).toEqual([]);
        expect([...shown.matchAll(icon)]).toEqual([]);
        expect(shown.replaceAll("\n", "").replaceAll("\t", "")).not.toMatch(unseen);
      }
      expect(harmlessLine(text)).not.toMatch(/[\n\t]/);
      expect(harmlessLine(text, longest).length).toBeLessThanOrEqual(longest);
      expect(visibleText(text).replaceAll("\n", "").replaceAll("\t", "")).not.toMatch(unseen);
    }),
  );
});

test("what is harmless stays so: a text that was shown can be shown again", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const once = harmlessLine(text);
      expect(harmlessLine(once)).toBe(once);
    }),
  );
});

test("printable ASCII without brackets and dollars is shown letter by letter", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,200}$/), (text) => {
      const plain = text.replace(/[[\]$]/g, "");
      expect(harmlessLine(plain)).toBe(plain);
    }),
  );
});
