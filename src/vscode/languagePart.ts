/** The part of the extension that is loaded with the first event pattern: what is said of one, and offered in one. */
export { complete } from "../language/completion";
export { diagnose } from "../language/diagnose";
export { hover } from "../language/hover";
export { codeActionsAt } from "./providers/codeActions";
