import { beforeEach, expect } from "vitest";
import { startFakeEventBridge } from "../aws/fakeEventBridge";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const name = "compliance.eventpattern.json";
const pattern = compliancePattern("NON_COMPLIANT");
const files = { [name]: pattern };
const env = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
const queue = "arn:aws:sqs:eu-west-1:111122223333:findings";
const stateMachine = "arn:aws:states:eu-west-1:111122223333:stateMachine:remedy";
const user = "arn:aws:iam::111122223333:user/alice";
const role = "arn:aws:iam::111122223333:role/start-remedy";

const eventBridge = await startFakeEventBridge();
const settings = {
  "eventPattern.aws.region": "eu-west-1",
  "eventPattern.aws.endpoint": eventBridge.endpoint,
};

beforeEach(() => {
  eventBridge.rules.clear();
  eventBridge.targets.clear();
  eventBridge.writes.length = 0;
});

/** The box that asks `text`, or tells it of the answer: what is wrong with an answer stands in the question's place. */
function question(window, text) {
  return window.page.locator(".quick-input-widget").filter({ hasText: text });
}

/** Fills the box whose question contains `asked`, and presses Enter. */
async function answer(window, asked, text) {
  const box = question(window, asked);
  await box.waitFor();
  if (text !== undefined) await box.locator("input[type=text]").fill(text);
  await window.press("Enter");
  await box.waitFor({ state: "hidden" });
}

/** The text of the dialog that asks for a confirmation. */
async function dialogText(window) {
  const dialog = window.page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  return dialog.locator(".dialog-message-container").innerText();
}

async function answerDialog(window, button) {
  await window.page.locator(".monaco-dialog-box .monaco-button").filter({ hasText: button }).click();
}

/** Answers every question of the command up to its summary. */
async function fillIn(window, target) {
  await window.openFile(name);
  await window.runCommand("EventBridge: Create Rule in AWS…");
  await answer(window, "Name of the rule");
  await window.pick("ENABLED");
  await window.pick(target === "" ? "No target" : "A target by its ARN…");
  if (target !== "") await answer(window, "ARN of an SNS topic", target);
}

userSession(
  "rules with AWS credentials",
  { files, settings, env },
  {
    async "a rule is created once its summary is confirmed, and undone"(window) {
      await fillIn(window, queue);
      const text = await dialogText(window);
      expect(text).toContain(`Create the rule compliance at ${eventBridge.endpoint}?`);
      expect(text).toContain("Account: 111122223333");
      expect(text).toContain(`Endpoint: ${eventBridge.endpoint}`);
      expect(text).toContain(`Target: ${queue}`);
      expect(eventBridge.writes).toEqual([]);
      await answerDialog(window, "Create Rule");
      expect(await window.message("was created")).toMatch(/the queue's policy allows sqs:SendMessage/);
      expect(eventBridge.rules.get("compliance")).toMatchObject({ EventPattern: pattern, State: "ENABLED" });
      expect(eventBridge.targets.get("compliance")).toEqual([{ Id: "target-1", Arn: queue }]);
      await window.answerMessage("Undo");
      expect(await window.message("was deleted")).toBe(
        `The rule compliance at ${eventBridge.endpoint} was deleted.`,
      );
      expect(eventBridge.rules.size).toBe(0);
    },

    async "a FIFO queue is asked for its message group, which begins as the rule's name"(window) {
      await fillIn(window, `${queue}.fifo`);
      await answer(window, "Message group of the FIFO queue");
      expect(await dialogText(window)).toContain(`Target: ${queue}.fifo`);
      await answerDialog(window, "Create Rule");
      await window.message("was created");
      expect(eventBridge.targets.get("compliance")).toEqual([
        { Id: "target-1", Arn: `${queue}.fifo`, SqsParameters: { MessageGroupId: "compliance" } },
      ]);
    },

    async "a state machine is asked for its role until that is one"(window) {
      await fillIn(window, stateMachine);
      await question(window, "ARN of the IAM role").locator("input[type=text]").fill(user);
      await window.press("Enter");
      const refused = question(window, "Not the ARN of an IAM role");
      await refused.waitFor();
      await refused.locator("input[type=text]").fill(role);
      await answer(window, "ARN of the IAM role");
      expect(await dialogText(window)).toContain(`Target: ${stateMachine} with the role ${role}`);
      await answerDialog(window, "Create Rule");
      expect(await window.message("was created")).toMatch(/allows states:StartExecution/);
      expect(eventBridge.targets.get("compliance")).toEqual([
        { Id: "target-1", Arn: stateMachine, RoleArn: role },
      ]);
    },

    async "a rule that is not confirmed is not created"(window) {
      await fillIn(window, "");
      await answerDialog(window, "Cancel");
      await window.page.locator(".monaco-dialog-box").waitFor({ state: "hidden" });
      expect(eventBridge.writes).toEqual([]);
    },

    async "a rule of that name is replaced with open eyes, and is as it was after a command undoes that"(
      window,
    ) {
      const former = {
        Name: "compliance",
        EventPattern: '{"source":["aws.ec2"]}',
        State: "DISABLED",
        Description: "Old",
      };
      eventBridge.rules.set("compliance", former);
      await fillIn(window, "");
      const text = await dialogText(window);
      expect(text).toContain("Replace the rule compliance at ");
      expect(text).toContain('Event pattern: replaced. Until now: {"source":["aws.ec2"]}');
      expect(text).toContain("State: ENABLED, until now DISABLED");
      await answerDialog(window, "Replace Rule");
      await window.message("was changed");
      expect(eventBridge.rules.get("compliance")).toMatchObject({
        EventPattern: pattern,
        Description: "Old",
      });
      await window.runCommand("EventBridge: Undo Create Rule in AWS");
      await window.message("was restored to its previous state");
      expect(eventBridge.rules.get("compliance")).toMatchObject(former);
    },

    async "a rule that a colleague deploys while the summary is read is left, and that is said"(window) {
      const theirs = {
        Name: "compliance",
        EventPattern: '{"source":["aws.s3"]}',
        State: "ENABLED",
        Description: "Mine",
      };
      await fillIn(window, queue);
      await dialogText(window);
      eventBridge.rules.set("compliance", theirs);
      await answerDialog(window, "Create Rule");
      expect(await window.message("somebody else")).toBe(
        "Run Create Rule again to see the current rule: after you were shown the rule compliance, somebody else created it. Nothing was changed in AWS.",
      );
      expect(eventBridge.writes).toEqual([]);
      expect(eventBridge.rules.get("compliance")).toBe(theirs);
    },

    async "a rule that a colleague changes after it was created is left by Undo, and that is said"(window) {
      await fillIn(window, queue);
      await answerDialog(window, "Create Rule");
      await window.message("was created");
      const theirs = { ...eventBridge.rules.get("compliance"), Description: "Mine" };
      eventBridge.rules.set("compliance", theirs);
      eventBridge.writes.length = 0;
      await window.answerMessage("Undo");
      expect(await window.message("Nothing was undone")).toContain(
        "somebody else changed it (its description).",
      );
      expect(eventBridge.writes).toEqual([]);
      expect(eventBridge.rules.get("compliance")).toBe(theirs);
    },

    async "a rule that an AWS service manages is left alone"(window) {
      eventBridge.rules.set("compliance", {
        Name: "compliance",
        State: "ENABLED",
        ManagedBy: "config.amazonaws.com",
      });
      await window.openFile(name);
      await window.runCommand("EventBridge: Create Rule in AWS…");
      await answer(window, "Name of the rule");
      expect(await window.message("is managed by")).toMatch(/config\.amazonaws\.com.*Choose another name\.$/);
      expect(eventBridge.writes).toEqual([]);
    },

    async "a file is compared with the rule that has its name"(window) {
      eventBridge.rules.set("compliance", {
        Name: "compliance",
        EventPattern: compliancePattern("COMPLIANT"),
        State: "ENABLED",
      });
      await window.openFile(name);
      await window.runCommand("EventBridge: Compare with AWS");
      await window.pick("compliance");
      const differences = window.page.locator(".monaco-diff-editor");
      await expect.poll(() => differences.innerText()).toContain('["COMPLIANT"]');
      expect(await differences.innerText()).toContain('["NON_COMPLIANT"]');
      expect(await window.page.locator(".tab.active").innerText()).toContain(
        `compliance (default, eu-west-1 at ${eventBridge.endpoint}) ↔ compliance.eventpattern.json`,
      );
    },
  },
);

userSession(
  "rules in restricted mode",
  { files, settings, env, trust: false },
  {
    async "nothing is sent to AWS, and that is told"(window) {
      const before = eventBridge.requests.length;
      await window.openFile(name);
      await window.runCommand("EventBridge: Create Rule in AWS…");
      expect(await window.message("untrusted workspace")).toMatch(
        /^AWS is not asked in an untrusted workspace\./,
      );
      await window.runCommand("EventBridge: Compare with AWS");
      await window.message("untrusted workspace");
      expect(eventBridge.requests.length).toBe(before);
    },
  },
);
