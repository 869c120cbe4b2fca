import { expect, test } from "vitest";
import { browserCommand, whereToLook } from "../../scripts/editor/browserCommand.mjs";

test.each([
  ["linux", { DISPLAY: ":0" }, "xdg-open"],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, "xdg-open"],
  ["linux", {}, undefined],
  ["linux", { DISPLAY: ":0", CI: "true" }, undefined],
  ["linux", { DISPLAY: "localhost:10.0", SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" }, undefined],
  ["darwin", {}, "open"],
  ["darwin", { SSH_TTY: "/dev/ttys001" }, undefined],
  ["darwin", { CI: "1" }, undefined],
  ["win32", {}, "cmd /c start "],
  ["win32", { CI: "true" }, undefined],
])("on %s with %o the browser is opened by %s", (platform, environment, command) => {
  expect(browserCommand(platform, environment)?.join(" ")).toBe(command);
});

test("where to look is one line", () => {
  const line = whereToLook("http://127.0.0.1:8080/?folder=%2Fx", "a.eventpattern.json");
  expect(line).toBe(
    "Open http://127.0.0.1:8080/?folder=%2Fx and there a.eventpattern.json (Ctrl+C ends it).",
  );
});
