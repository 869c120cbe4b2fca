// `npm run pictures`: takes the README's pictures from the packaged extension in a real editor, so that they are true.
import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "./editor/openBrowser.mjs";
import { openWindow } from "./editor/openWindow.mjs";
import { patternWizard } from "./editor/patternWizard.mjs";
import { provideEditor } from "./editor/provideEditor.mjs";
import { installExtension, startCodeServer } from "./editor/startCodeServer.mjs";
import { temporaryFolder } from "./editor/temporaryFolder.mjs";
import { testEnvironment } from "./editor/testEnvironment.mjs";
import { buildPackage } from "./package/buildPackage.mjs";

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

/**
 * What is pictured: the text of the pattern to begin with, the height of the window, and what the user does in it; the
 * part of the editors, or all of the window down to the status bar.
 */
const PICTURES = {
  "completion.png": {
    height: 540,
    text: `{
  "source": ["aws.config"],
  "detail-type": [""]
}`,
    async act(window) {
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
};

async function take(browser, server, file, { text, height, whole, act }) {
  const folder = temporaryFolder();
  await writeFile(path.join(folder, name), text);
  const page = await browser.newPage({ viewport: { width: 1000, height }, deviceScaleFactor: SCALE });
  const window = await openWindow(page, server.address, folder);
  await window.openFile(name);
  await window.runCommand("View: Toggle Primary Side Bar Visibility");
  await page.locator(".codelens-decoration a").first().waitFor();
  await act(window);
  // The mouse must not hover over anything, and what fades in must have done so.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000);
  const target = path.join(images, file);
  const { x, y, width, height: rest } = await page.locator(".part.editor").boundingBox();
  const clip = whole ? { x: 0, y: 0, width: x + width, height: y + rest } : { x, y, width, height: rest };
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
for (const [file, picture] of Object.entries(PICTURES)) await take(browser, server, file, picture);
await browser.close();
await server.stop();
