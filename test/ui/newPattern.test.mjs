import { expect } from "vitest";
import { patternWizard } from "../../scripts/editor/patternWizard.mjs";
import { userSession } from "./userSession.mjs";

/** Waits as long as the window's own actions do. */
const eventually = (ask) => expect.poll(ask, { timeout: 30_000 });

userSession(
  "the wizard for a new event pattern",
  { files: { "other.eventpattern.json": "{}" } },
  {
    async "leads to a pattern of compliance changes, and going back keeps the answers"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "Config Rules Compliance Change");
      await wizard.check("Resource types", "AWS::EC2::Instance", "AWS::S3::Bucket");
      await eventually(() => wizard.preview()).toContain(
        '"resourceType": ["AWS::S3::Bucket", "AWS::EC2::Instance"]',
      );
      await wizard.next("Resource types");
      await wizard.next("Resource ids");
      await wizard.check("Rule names", "required-tags");
      await eventually(() => wizard.preview()).toContain("// Sent in both directions");
      await wizard.back("Rule names");
      await wizard.back("Resource ids");
      await wizard.next("Resource types");
      await wizard.next("Resource ids");
      await wizard.next("Rule names");
      await wizard.choose("Rule names", "These names, and their copies");
      await wizard.check("Compliance", "NON_COMPLIANT");
      await wizard.next("Compliance");
      await wizard.check("Compliance before", "COMPLIANT", "Not evaluated before");
      await wizard.next("Compliance before");
      await wizard.choose("Result", "An event pattern");

      await expectSaved(
        window,
        "config-rules-compliance-change.eventpattern.json",
        `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "resourceType": ["AWS::S3::Bucket", "AWS::EC2::Instance"],
    "configRuleName": [
      "required-tags",
      { "prefix": "required-tags-conformance-pack-" },
      { "prefix": "securityhub-required-tags-" }
    ],
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    },
    "oldEvaluationResult": {
      "complianceType": ["COMPLIANT", { "exists": false }]
    }
  }
}
`,
      );
      await eventually(() => window.underlined()).toBe(0);
      await eventually(() => wizard.preview()).toBe("");
    },

    async "leads to a pattern of changed resources, oversized items among them"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "Config Configuration Item Change");
      await wizard.next("Message types");
      await wizard.check("Resource types", "AWS::EC2::SecurityGroup");
      await wizard.next("Resource types");
      await wizard.type("Resource ids", "sg-0123456789abcdef0, sg-0fedcba9876543210");
      await wizard.next("Resource ids");
      await wizard.next("What happened");
      await wizard.choose("Oversized items", "Yes, match oversized items as well");
      await wizard.choose("Result", "An event pattern");

      await expectSaved(
        window,
        "config-configuration-item-change.eventpattern.json",
        `{
  "source": ["aws.config"],
  "detail-type": ["Config Configuration Item Change"],
  "detail": {
    "$or": [
      {
        "configurationItem": {
          "resourceType": ["AWS::EC2::SecurityGroup"],
          "resourceId": ["sg-0123456789abcdef0", "sg-0fedcba9876543210"]
        }
      },
      {
        "configurationItemSummary": {
          "resourceType": ["AWS::EC2::SecurityGroup"],
          "resourceId": ["sg-0123456789abcdef0", "sg-0fedcba9876543210"]
        }
      }
    ]
  }
}
`,
      );
      await eventually(() => window.underlined()).toBe(0);
    },

    async "leads to a pattern of API calls by the root user, with an operation that the list lacks"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "AWS API Call via CloudTrail");
      await wizard.check("API operations", "StopConfigurationRecorder", "DeleteDeliveryChannel");
      await wizard.type("API operations", "PauseConfigurationRecorder");
      await wizard.next("API operations");
      await wizard.next("Other operations");
      await wizard.check("Caller", "Root user");
      await wizard.next("Caller");
      await wizard.choose("Result", "An event pattern");

      await expectSaved(
        window,
        "config-api-calls.eventpattern.json",
        `{
  "source": ["aws.config"],
  "detail-type": ["AWS API Call via CloudTrail"],
  "detail": {
    "eventSource": ["config.amazonaws.com"],
    "eventName": [
      "DeleteDeliveryChannel",
      "StopConfigurationRecorder",
      "PauseConfigurationRecorder"
    ],
    "userIdentity": {
      "type": ["Root"]
    }
  }
}
`,
      );
    },

    async "saves the pattern with a test and a sample event where the user says"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "Amazon EC2");
      await wizard.choose("Detail-type", "EC2 Instance State-change Notification");
      await wizard.check("state", "terminated");
      await wizard.next("state");
      await wizard.choose("Result", "An event pattern with a test and a sample event");
      await window.page.locator(".quick-input-title").filter({ hasText: "Save Event Pattern" }).waitFor();
      await window.page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
      const name = "ec2-instance-state-change-notification";
      await eventually(() => window.visibleText()).toBe(`{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["terminated"]
  }
}
`);
      await window.openFile(`${name}.eventtest.json`);
      await eventually(() => window.visibleText()).toContain(`"events": "${name}.event.json"`);
      await window.runTestAt(3);
      await eventually(() => window.testState(3)).toBe("passed");
      await window.openFile(`${name}.eventpattern.json`);
    },

    async "takes what is typed for what it means, and checks a row that is found by typing"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.at("Source");
      await window.type("config");
      await window.press("Enter");
      await wizard.at("Detail-type");
      await window.type("compliance");
      await window.press("Enter");
      await wizard.at("Resource types");
      await window.type("bucket");
      await window.press("Enter");
      expect(await wizard.checked("Resource types")).toEqual(["AWS::S3::Bucket"]);
      await eventually(() => wizard.preview()).toContain('"resourceType": ["AWS::S3::Bucket"]');
      await wizard.next("Resource types");
      await wizard.next("Resource ids");
      await wizard.next("Rule names");
      await wizard.at("Compliance");
      await window.type("perhaps");
      await window.press("Enter");
      expect(await window.message("Nothing in the list")).toContain('"perhaps"');
      await wizard.at("Compliance");
      await window.press("Escape");
    },

    async "leaves nothing behind when it is given up"(window) {
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await eventually(() => wizard.preview()).toContain('"source": ["aws.config"]');
      // The preview shows the answer already while the next question is on its way, which Escape would miss.
      await wizard.at("Detail-type");
      await window.press("Escape");
      await eventually(() => wizard.preview()).toBe("");
    },
  },
);

/** Waits until the wizard has put the text into the editor, saves it under the name that the wizard gave, and compares. */
async function expectSaved(window, name, text) {
  await eventually(() => window.visibleText()).toBe(text);
  expect(await window.savedText(name)).toBe(text);
}
