/**
 * The command that opens an address in the browser of whoever sits before this machine, its arguments included; undefined
 * where nobody does: in CI, over SSH without a display of its own, on a Linux without one.
 *
 * @param {string} platform as process.platform
 * @param {Record<string, string | undefined>} environment
 */
export function browserCommand(platform, environment) {
  const { CI, SSH_CONNECTION, SSH_TTY, DISPLAY, WAYLAND_DISPLAY } = environment;
  if (CI || SSH_CONNECTION || SSH_TTY) return undefined;
  if (platform === "darwin") return ["open"];
  // The empty title keeps `start` from taking the address for one.
  if (platform === "win32") return ["cmd", "/c", "start", ""];
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

/** The line that says where the editor is, and what to do there. */
export function whereToLook(address, file) {
  return `Open ${address} and there ${file} (Ctrl+C ends it).`;
}
