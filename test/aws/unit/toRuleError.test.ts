import { expect, test } from "vitest";
import { toRuleError } from "../../../src/aws/toRuleError";

const context = { action: "events:PutRule", bus: "orders", rule: "r" };

test.each([
  {
    name: "ResourceNotFoundException",
    message: "Event bus orders does not exist.",
    error: { kind: "noSuchBus", bus: "orders" },
  },
  {
    name: "ResourceNotFoundException",
    message: "Rule r does not exist on EventBus orders.",
    error: { kind: "noSuchRule", rule: "r", bus: "orders" },
  },
  {
    name: "ResourceNotFoundException",
    message: "Rule r does not exist.",
    error: { kind: "noSuchRule", rule: "r", bus: "orders" },
  },
  {
    name: "LimitExceededException",
    message: "No more",
    error: { kind: "limitExceeded", message: "No more" },
  },
  { name: "ConcurrentModificationException", message: "x", error: { kind: "concurrentChange" } },
  { name: "ManagedRuleException", message: "x", error: { kind: "managedRule", rule: "r" } },
  {
    name: "ValidationException",
    message:
      "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
    error: { kind: "invalidName" },
  },
  {
    name: "ValidationException",
    message: "Value at 'eventPattern' failed to satisfy constraint",
    error: { kind: "invalidPattern" },
  },
  {
    name: "ValidationException",
    message: "events is not a supported service for a target.",
    error: { kind: "refused" },
  },
  {
    name: "InvalidEventPatternException",
    message: "Event pattern is not valid.",
    error: { kind: "invalidPattern" },
  },
  {
    name: "AccessDeniedException",
    message: "Denied.",
    error: { kind: "accessDenied", action: "events:PutRule" },
  },
  {
    name: "AccessDeniedException",
    message: "User: arn:… is not authorized to perform: events:TagResource on resource: arn:…",
    error: { kind: "accessDenied", action: "events:TagResource" },
  },
  { name: "ThrottlingException", message: "Rate exceeded", error: { kind: "throttled" } },
  { name: "AbortError", message: "x", error: { kind: "cancelled" } },
])("$name: $message", ({ name, message, error }) => {
  expect(toRuleError(Object.assign(new Error(message), { name }), context)).toMatchObject(error);
});

test("a bus that is not there is told as such where no rule is spoken of", () => {
  const thrown = Object.assign(new Error("Not found."), { name: "ResourceNotFoundException" });
  expect(toRuleError(thrown, { action: "events:ListRules" })).toEqual({ kind: "noSuchBus", bus: "default" });
});
