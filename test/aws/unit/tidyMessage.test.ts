import fc from "fast-check";
import { expect, test } from "vitest";
import { hideSecrets, tidyMessage } from "../../../src/aws/tidyMessage";

const token = `IQoJb3JpZ2luX2Vj${"abcDEF123+/".repeat(30)}==`;
const key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const id = "ASIAIOSFODNN7EXAMPLE";
const secrets = [id, key, token];

test.each<{ what: string; message: string; says: string; known?: readonly string[] }>([
  {
    what: "a signature error with its canonical request",
    message: `The request signature we calculated does not match the signature you provided.\n\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:${token}'`,
    says: "The request signature we calculated does not match the signature you provided.",
  },
  { what: "a token in the first line", message: `Bad token ${token} here`, says: "Bad token (hidden) here" },
  {
    what: "a token that nobody knows",
    message: `x-amz-security-token:${token}; x`,
    says: "x-amz-security-token:(hidden); x",
    known: [],
  },
  { what: "a long unknown text", message: `Bad ${token}`, says: "Bad (hidden)", known: [] },
  { what: "a secret key", message: `Key ${key}.`, says: "Key (hidden)." },
  {
    what: "a secret key in an address",
    message: `GET /?key=${encodeURIComponent(key)}`,
    says: "GET /?key=(hidden)",
  },
  { what: "an access key id", message: `No user has ${id}.`, says: "No user has ASIA…MPLE." },
  {
    what: "an access key id that nobody knows",
    message: "No user has AKIAIOSFODNN7EXAMPLE.",
    says: "No user has AKIA…MPLE.",
    known: [],
  },
  {
    what: "a password in an address",
    message: 'connect to "https://user:p@ss@proxy.example.com:8443/x" failed',
    says: 'connect to "https://proxy.example.com:8443/x" failed',
  },
  {
    what: "the SDK's advice",
    message:
      "Unexpected token '<'\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.",
    says: "Unexpected token '<'",
  },
  {
    what: "the SDK's advice alone",
    message:
      "Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.",
    says: "",
  },
  { what: "an empty first line", message: "\r\n\r\nSecond.\r\nThird.", says: "Second." },
  { what: "a long line", message: "no ".repeat(1000), says: `${"no ".repeat(100)}…` },
  {
    what: "words that are an emulator's keys",
    message: "The test of TestEventPattern failed",
    says: "The test of TestEventPattern failed",
    known: ["test"],
  },
  {
    what: "plain words about tokens",
    message: "Failed to refresh token: InvalidGrantException",
    says: "Failed to refresh token: InvalidGrantException",
  },
])("of $what no more is shown than may be", ({ message, says, known = secrets }) => {
  expect(tidyMessage(message, known)).toBe(says);
});

test("no secret that is known is in what is shown, wherever it is", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...secrets), fc.string(), (before, secret, after) => {
      expect(hideSecrets(before + secret + after, secrets)).not.toContain(secret);
      expect(tidyMessage(before + secret + after, secrets)).not.toContain(secret);
    }),
  );
});
