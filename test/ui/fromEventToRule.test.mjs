import { expect } from "vitest";
import { quickQuestions } from "../../scripts/editor/quickQuestions.mjs";
import { compliancePattern } from "./samplePattern.mjs";
import { userSession } from "./userSession.mjs";

const event = `{
  "version": "0",
  "id": "12345678-1234-1234-1234-123456789012",
  "source": "aws.config",
  "detail-type": "Config Rules Compliance Change",
  "account": "111122223333",
  "time": "2026-01-01T00:00:00Z",
  "region": "eu-west-1",
  "resources": [],
  "detail": {
    "configRuleName": "required-tags",
    "resourceId": "i-0123456789abcdef0",
    "newEvaluationResult": { "complianceType": "NON_COMPLIANT" }
  }
}
`;
const files = {
  "alarm.event.json": event,
  "other.event.json": event.replace("NON_COMPLIANT", "COMPLIANT"),
  "compliance.eventpattern.json": compliancePattern("NON_COMPLIANT"),
};
const fields = "Generate Pattern from alarm.event.json";
const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";

userSession(
  "from an event to a rule",
  { files },
  {
    async "the fields that say what kind of event it is are chosen already"(window) {
      const questions = quickQuestions(window, "");
      await window.openFile("alarm.event.json");
      await window.runCommand("EventBridge: Generate Pattern from Event");
      expect(await questions.checked(fields)).toEqual([
        "source",
        "detail-type",
        "detail.newEvaluationResult.complianceType",
      ]);
      await questions.next(fields);
      await expect.poll(() => window.visibleText()).toBe(`{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}
`);
      await expect.poll(() => window.underlined()).toBe(0);
    },

    async "further fields can be chosen, and given up by Escape"(window) {
      const questions = quickQuestions(window, "");
      await window.openFile("alarm.event.json");
      await window.runCommand("EventBridge: Generate Pattern from Event");
      await questions.check(fields, "detail.configRuleName");
      await questions.next(fields);
      await expect.poll(() => window.visibleText()).toContain('"configRuleName": ["required-tags"]');

      await window.openFile("other.event.json");
      await window.runCommand("EventBridge: Generate Pattern from Event");
      await questions.at("Generate Pattern from other.event.json");
      await window.press("Escape");
      await window.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      expect(await window.visibleText()).toContain('"complianceType": "COMPLIANT"');
    },

    async "a rule is exported with a target that is made for it"(window) {
      await startExport(window, "CloudFormation (YAML)", "SQS queue");
      await quickQuestions(window, "").next("Export Rule: SQS queue");
      await quickQuestions(window, "").next("Export Rule: Name");
      await expect.poll(() => window.visibleText()).toContain("Type: AWS::Events::Rule");
      expect(await window.visibleText()).toMatch(/complianceType:\n\s+- NON_COMPLIANT/);
    },

    async "a rule is exported with a target that exists, once its ARN is right"(window) {
      const questions = quickQuestions(window, "");
      await startExport(window, "Terraform", "SNS topic");
      await questions.type("Export Rule: SNS topic", "arn:aws:sqs:eu-west-1:111122223333:alarms");
      await window.page.locator(".quick-input-message").filter({ hasText: "SNS" }).waitFor();
      await questions.type("Export Rule: SNS topic", topic);
      await questions.next("Export Rule: SNS topic");
      await questions.type("Export Rule: Name", "all-alarms");
      await questions.next("Export Rule: Name");
      await expect.poll(() => window.visibleText()).toContain('resource "aws_cloudwatch_event_rule"');
      const text = await window.visibleText();
      expect(text).toMatch(/name\s+= "all-alarms"/);
      expect(text).toContain(topic);
    },

    async "an export goes back with its answers kept, and without a target says what that means"(window) {
      const questions = quickQuestions(window, "");
      await window.openFile("compliance.eventpattern.json");
      await window.runCommand("EventBridge: Export Rule…");
      await window.pick("Terraform");
      expect(await questions.checked("Export Rule: Targets")).toEqual(["No target"]);
      await questions.next("Export Rule: Targets");
      await questions.at("Export Rule: Name");
      expect(await questions.place()).toBe("3/3");
      await questions.back("Export Rule: Name");
      expect(await questions.checked("Export Rule: Targets")).toEqual(["No target"]);
      await questions.next("Export Rule: Targets");
      await questions.next("Export Rule: Name");
      await expect.poll(() => window.visibleText()).toContain('resource "aws_cloudwatch_event_rule"');
      expect(await window.visibleText()).not.toContain("aws_cloudwatch_event_target");
    },

    async "an export that is given up opens nothing"(window) {
      await startExport(window, "AWS CLI", "SNS topic");
      await quickQuestions(window, "").at("Export Rule: SNS topic");
      await window.press("Escape");
      await window.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      expect(await window.visibleText()).toBe(compliancePattern("NON_COMPLIANT"));
    },
  },
);

/** Answers the questions of the command up to the one for the target's ARN. */
async function startExport(window, format, target) {
  await window.openFile("compliance.eventpattern.json");
  await window.runCommand("EventBridge: Export Rule…");
  await window.pick(format);
  const questions = quickQuestions(window, "");
  await questions.check("Export Rule: Targets", target);
  await questions.next("Export Rule: Targets");
}
