/** How much of a foreign message is shown, in characters. */
const maxMessage = 300;

/** How much of it is looked at; a server can send megabytes. */
const maxRead = 20_000;

/** Shorter texts are no secrets, but words such as an emulator's `test`, which would be hidden everywhere. */
const minSecret = 6;

/**
 * The first line of what AWS, the SDK or a tool said, without secrets and bounded in length. Later lines quote the
 * request (a signature error holds the whole canonical request, with the session token) or address the SDK's own users
 * ("to see the raw response, inspect the hidden field …").
 */
export function tidyMessage(message: string, secrets: readonly string[] = []): string {
  const lines = hideSecrets(message, secrets).split(/\r\n|[\n\r\u2028\u2029]/);
  const [line = ""] = lines.map((each) => withoutHint(each).trim()).filter((each) => each !== "");
  return line.length <= maxMessage ? line : `${line.slice(0, maxMessage)}…`;
}

/** The SDK's advice for those who call it from a program. */
function withoutHint(line: string): string {
  const at = line.search(/(?:Deserialization error: )?to see the raw response/i);
  return at < 0 ? line : line.slice(0, at);
}

/**
 * A text without the secrets that are known, without anything as long as a session token, without passwords in
 * addresses, and with only the ends of access key ids, by which their owner tells them apart.
 */
export function hideSecrets(text: string, secrets: readonly string[] = []): string {
  let shown = text.slice(0, maxRead);
  const known = secrets.filter((secret) => secret.length >= minSecret);
  // The longest first, because one can be a part of another.
  for (const secret of [...known].sort((one, other) => other.length - one.length)) {
    for (const spelling of new Set([secret, encodeURIComponent(secret)])) {
      shown = shown.replaceAll(spelling, isKeyId(spelling) ? endsOf(spelling) : "(hidden)");
    }
  }
  return shown
    .replace(/(https?:\/\/)[^\s/"'<>]*@/gi, "$1")
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{8,}/g, endsOf)
    .replace(
      /(security-?token|session_?token|secret_?(?:access_?)?key)(["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;&]{6,}/gi,
      "$1$2(hidden)",
    )
    .replace(/[\w+/=%-]{100,}/g, "(hidden)");
}

function isKeyId(text: string): boolean {
  return /^A[A-Z0-9]{15,}$/.test(text);
}

function endsOf(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}
