// `npm run pictures`: takes the README's pictures from the packaged extension in a real editor, so that they are true.
// `npm run pictures -- coverage.png` takes one of them.
import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "./editor/openBrowser.mjs";
import { openWindow } from "./editor/openWindow.mjs";
import { provideEditor } from "./editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "./editor/startCodeServer.mjs";
import { temporaryFolder } from "./editor/temporaryFolder.mjs";
import { testEnvironment } from "./editor/testEnvironment.mjs";
import { buildPackage } from "./package/buildPackage.mjs";
import { patternWizard } from "./editor/patternWizard.mjs";

const images = path.resolve(import.meta.dirname, "../images");
const name = "compliance.eventpattern.json";
const LARGEST = 150_000;
/** Sharp on a dense screen, and still small. */
const SCALE = 1.25;

/** The same window on every machine, without what a picture of code does not need. */
const SETTINGS = {
  "eventPattern.test.engine": "local",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.activityBar.location": "hidden",
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.scrollbar.vertical": "hidden",
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 14,
  "editor.suggest.showStatusBar": false,
};

const testsName = "compliance.eventtest.json";
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
 * does in it, and whether the whole window is shown or the editor alone.
 */
const PICTURES = {
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
      await window.runCommand("Event Pattern: Test Event Pattern");
      await window.pick("A resource became NON_COMPLIANT");
      await window.message("Does not match");
    },
  },
  "new-pattern.png": {
    height: 720,
    whole: true,
    text: `{
  "source": ["aws.s3"],
  "detail-type": ["Object Created"]
}`,
    async act(window) {
      await hideSideBar(window);
      const wizard = patternWizard(window);
      await wizard.start();
      await wizard.choose("Source", "AWS Config");
      await wizard.choose("Detail-type", "Config Rules Compliance Change");
      await wizard.next("Message types");
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
  "failing-test.png": {
    height: 470,
    text: TESTED,
    files: { [testsName]: testFile(true) },
    async act(window) {
      await hideSideBar(window);
      await window.runCommand("Event Pattern: Run Pattern Tests");
      await until(async () => (await window.testMessages()).length > 0);
      await window.runCommand("Test: Peek Output");
      await window.page.locator(".test-output-peek").waitFor();
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
    files: { [testsName]: testFile(false) },
    async act(window) {
      // The editor knows the tests of a file once that file was open.
      await window.openFile(testsName);
      await until(async () => (await window.testState(1)) !== undefined);
      await window.runCommand("Test: Run Tests with Coverage in Current File");
      await window.openFile(name);
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

async function take(browser, server, file, { text, files = {}, height, whole = false, act }) {
  const folder = temporaryFolder();
  for (const [each, content] of Object.entries({ [name]: text, ...files })) {
    await mkdir(path.dirname(path.join(folder, each)), { recursive: true });
    await writeFile(path.join(folder, each), content);
  }
  const page = await browser.newPage({ viewport: { width: 1000, height }, deviceScaleFactor: SCALE });
  const window = await openWindow(page, server.address, folder);
  await window.openFile(name);
  await page.locator(".codelens-decoration a").first().waitFor();
  await act(window);
  // The mouse must not hover over anything, and what fades in must have done so.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000);
  const target = path.join(images, file);
  const clip = whole ? undefined : await page.locator(".part.editor").boundingBox();
  await page.screenshot({ path: target, clip });
  await page.close();
  const { size } = await stat(target);
  console.log(`images/${file}: ${(size / 1000).toFixed(0)} kB`);
  if (size > LARGEST) throw new Error(`images/${file} is larger than ${LARGEST / 1000} kB.`);
}

await mkdir(images, { recursive: true });
const folder = temporaryFolder();
const vsix = await buildPackage(path.join(folder, "eventbridge-patterns.vsix"));
const editor = await provideEditor({ inBrowser: true });
const extensions = path.join(folder, "extensions");
await installExtension(editor, vsix, extensions);
const server = await startCodeServer(editor, { extensions, settings: SETTINGS, env: testEnvironment() });
const browser = await openBrowser();
const [only] = process.argv.slice(2);
for (const [file, picture] of Object.entries(PICTURES)) {
  if (only === undefined || file === only) await take(browser, server, file, picture);
}
await browser.close();
await server.stop();
