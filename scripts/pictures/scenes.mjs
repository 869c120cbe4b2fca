import { patternWizard } from "../editor/patternWizard.mjs";
import { quickQuestions } from "../editor/quickQuestions.mjs";

/** The name of the pattern that is open in every picture, and of its tests. */
export const PATTERN = "compliance.eventpattern.json";
const TESTS = "compliance.eventtest.json";

/** What is open where a wizard is pictured. */
const OTHER = `{
  "source": ["aws.s3"],
  "detail-type": ["Object Created"]
}`;

const TESTED = `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT", "NOT_APPLICABLE"]
    }
  }
}`;

/** A test file about three events: two of the rule's, one of another service. */
function testFile(expected) {
  const tests = [
    ["a violation", "aws.config", "NON_COMPLIANT", true],
    ["a repair", "aws.config", "COMPLIANT", expected],
    ["of another service", "aws.other", "NON_COMPLIANT", false],
  ].map(
    ([name, source, complianceType, matches]) => `{
  "name": "${name}", "matches": ${matches},
  "event": { "source": "${source}", "detail-type": "Config Rules Compliance Change",
    "detail": { "newEvaluationResult": { "complianceType": "${complianceType}" } } }
}`,
  );
  return `{ "tests": [\n${tests.join(",\n")}\n] }\n`;
}

/**
 * What is pictured: the text of the pattern to begin with and files beside it, the height of the window, what the user
 * does in it, and whether the whole window is shown or the editor alone. What is for `review` is not shipped: it lies in
 * out/pictures/.
 */
export const SCENES = {
  "completion.png": {
    height: 540,
    text: `{
  "source": ["aws.config"],
  "detail-type": [""]
}`,
    async act(window) {
      await hideSideBar(window);
      await window.goTo(3, 20);
      await window.suggest("Config Rules Compliance Change");
      await window.showDocumentation();
    },
  },
  "test-result.png": {
    height: 480,
    text: `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "resourceType": [{ "prefix": "AWS::EC2::" }],
    "configRuleName": [{ "anything-but": { "suffix": "-tags" } }],
    "newEvaluationResult": {
      "complianceType": ["NON_COMPLIANT"]
    }
  }
}`,
    async act(window) {
      await hideSideBar(window);
      await window.runCommand("EventBridge: Test Event Pattern");
      await window.pick("A resource became NON_COMPLIANT");
      await window.message("Does not match");
    },
  },
  "new-pattern.png": {
    height: 720,
    whole: true,
    text: OTHER,
    async act(window) {
      await hideSideBar(window);
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "Config Rules Compliance Change");
      await wizard.check("Resource types", "AWS::S3::Bucket");
      await wizard.next("Resource types");
      await wizard.next("Resource ids");
      await wizard.check(
        "Rule names",
        "s3-bucket-public-read-prohibited",
        "s3-bucket-public-write-prohibited",
      );
      await wizard.type("Rule names", "s3-bucket-public");
    },
  },
  "new-pattern-items.png": {
    height: 720,
    whole: true,
    text: OTHER,
    async act(window) {
      await hideSideBar(window);
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "Config Configuration Item Change");
      await wizard.next("Message types");
      await wizard.check("Resource types", "AWS::EC2::SecurityGroup");
      await wizard.next("Resource types");
      await wizard.next("Resource ids");
      await wizard.next("What happened");
      await wizard.at("Oversized items");
    },
  },
  "new-pattern-calls.png": {
    height: 640,
    whole: true,
    text: OTHER,
    async act(window) {
      await hideSideBar(window);
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "AWS API Call via CloudTrail");
      await wizard.check("API operations", "StopConfigurationRecorder", "DeleteDeliveryChannel");
      await wizard.next("API operations");
      await wizard.check("Caller", "Root user", "IAM user");
    },
  },
  "new-pattern-fields.png": {
    height: 640,
    whole: true,
    text: OTHER,
    async act(window) {
      await hideSideBar(window);
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "Amazon EC2");
      await wizard.choose("Detail-type", "EC2 Instance State-change Notification");
      await wizard.check("state", "stopped", "terminated");
    },
  },
  "export.png": {
    height: 640,
    text: TESTED,
    async act(window) {
      await hideSideBar(window);
      await window.runCommand("EventBridge: Export Rule…");
      await window.pick("CloudFormation (YAML)");
      const questions = quickQuestions(window, "Export Rule: ");
      await questions.check("Targets", "SNS topic");
      await questions.next("Targets");
      await questions.next("SNS topic");
      await questions.next("Name");
      await until(async () => (await window.visibleText()).includes("Resources:"));
    },
  },
  "walkthrough.png": {
    height: 720,
    review: true,
    whole: true,
    text: OTHER,
    async act(window) {
      await hideSideBar(window);
      await window.runCommand("Welcome: Open Walkthrough...");
      await window.pick("Get Started with EventBridge Patterns");
      await window.page.locator(".getting-started-step .step-title").first().waitFor();
    },
  },
  "settings.png": {
    height: 900,
    review: true,
    whole: true,
    text: OTHER,
    async act(window) {
      await window.runCommand("Preferences: Open Settings (UI)");
      await window.page.locator(".settings-editor .monaco-list-row").first().waitFor();
      // The search box takes the focus a moment after the page is there.
      await window.page.waitForTimeout(2000);
      await window.type("@ext:eventbridge-patterns.eventbridge-patterns");
      await window.page.locator(".settings-tree-container .setting-item-contents").first().waitFor();
      await window.page.waitForTimeout(3000);
    },
  },
  "extension-page.png": {
    height: 900,
    review: true,
    whole: true,
    text: OTHER,
    async act(window) {
      await window.runCommand("Extensions: Show Installed Extensions");
      await window.page
        .locator(".extension-list-item")
        .filter({ hasText: "EventBridge Patterns" })
        .first()
        .click();
      await window.page.locator("iframe.webview").first().waitFor();
      await window.page.waitForTimeout(3000);
    },
  },
  "test-completion.png": {
    height: 420,
    text: TESTED,
    files: { [TESTS]: "" },
    async act(window) {
      await window.openEmptyFile(TESTS);
      await hideSideBar(window);
      await window.type("{");
      await window.press("Enter");
      await window.accept("tests");
      await window.press("Enter");
      await window.accept("Test with an event");
      await window.type("a violation");
      await window.press("Tab", "Tab");
      await window.type("Config Rules Compliance Change");
      await window.press("Tab");
      await window.suggest("true");
    },
  },
  "run-on-save.png": {
    height: 470,
    text: TESTED,
    whole: true,
    files: { [TESTS]: testFile(false) },
    async act(window) {
      await window.openFile(TESTS);
      await until(async () => (await window.testState(1)) !== undefined);
      await window.runCommand("Test: Start Continuous Run");
      await until(async () => (await window.testState(1)) === "passed");
      await window.openFile(PATTERN);
      await window.goTo(6, 40);
      await window.type("S");
      await window.savedText(PATTERN);
      await until(async () => (await window.lensText()).includes("not as expected"));
      await window.runCommand("View: Show Testing");
    },
  },
  "failing-test.png": {
    height: 470,
    text: TESTED,
    files: { [TESTS]: testFile(true) },
    async act(window) {
      await hideSideBar(window);
      await window.runCommand("EventBridge: Run Pattern Tests");
      await until(async () => (await window.testMessages()).length > 0);
      await window.runCommand("Test: Peek Output");
      await window.page.locator(".test-output-peek").waitFor();
    },
  },
  "mended-test.png": {
    height: 620,
    whole: true,
    text: TESTED,
    files: { [TESTS]: testFile(true) },
    async act(window) {
      await window.openFile(TESTS);
      await hideSideBar(window);
      await window.runTestAt(1);
      await until(async () => (await window.testState(7)) === "failed");
      await window.goTo(8, 1 + '  "name": "a repair", "matches": true'.length);
      await window.press("Backspace", "Backspace", "Backspace", "Backspace");
      await window.type("false");
      await window.savedText(TESTS);
      await window.goTo(8, 1);
      await window.runTestAt(7);
      await until(async () => (await window.testState(7)) === "passed");
    },
  },
  "coverage.png": {
    height: 350,
    text: TESTED.replace(
      '["NON_COMPLIANT", "NOT_APPLICABLE"]',
      `[
        "NON_COMPLIANT",
        "NOT_APPLICABLE"
      ]`,
    ),
    files: { [TESTS]: testFile(false) },
    async act(window) {
      // The editor knows the tests of a file once that file was open.
      await window.openFile(TESTS);
      await until(async () => (await window.testState(1)) !== undefined);
      await window.runCommand("Test: Run Tests with Coverage in Current File");
      await window.openFile(PATTERN);
      await until(async () => Object.keys(await window.coverage()).length > 0);
      await window.runCommand("Test: Toggle Inline Coverage");
      await window.runCommand("View: Hide Panel");
      await hideSideBar(window);
    },
  },
  "engine.png": {
    height: 420,
    text: TESTED,
    whole: true,
    files: {
      ".vscode/settings.json": JSON.stringify({
        "eventPattern.test.engine": "auto",
        "eventPattern.aws.profile": "audit",
        "eventPattern.aws.region": "eu-west-1",
      }),
    },
    async act(window) {
      await hideSideBar(window);
      await until(async () => (await window.statusText()) !== undefined);
      await window.clickStatus();
      await window.choices();
    },
  },
};

function hideSideBar(window) {
  return window.runCommand("View: Toggle Primary Side Bar Visibility");
}

/** Asks again and again until the answer is true; throws after half a minute. */
async function until(condition) {
  for (const end = Date.now() + 30_000; !(await condition());) {
    if (Date.now() > end) throw new Error("What is pictured did not come.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
