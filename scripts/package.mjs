// @ts-check
// `npm run package`: eventbridge-patterns.vsix at the top level, its files and sizes, and the check of both; beside it
// eventbridge-patterns.cdx.json, the bill of materials of what is bundled.
import path from "node:path";
import { readAbout } from "./package/about.mjs";
import { buildPackage } from "./package/buildPackage.mjs";
import { writeBill } from "./package/writeBill.mjs";
import { checkPackage, inKilobytes, PACKAGE_LIMIT } from "./package/checkPackage.mjs";

const about = readAbout(process.argv.slice(2), process.env);
const file = await buildPackage(path.resolve(import.meta.dirname, "../eventbridge-patterns.vsix"), about);
const { files, size, complaints } = await checkPackage(file);
const listed = await writeBill(file.replace(/\.vsix$/, ".cdx.json"));
for (const { name, bytes } of files) console.log(`${inKilobytes(bytes).padStart(10)}  ${name}`);
console.log(
  `${inKilobytes(size).padStart(10)}  ${path.basename(file)} (limit ${inKilobytes(PACKAGE_LIMIT)})`,
);
console.log(`eventbridge-patterns.cdx.json lists ${listed} bundled packages.`);
for (const complaint of complaints) console.error(`Error: ${complaint}`);
console.log(complaints.length === 0 ? "The package is as it should be." : `${complaints.length} complaints.`);
process.exitCode = complaints.length === 0 ? 0 : 1;
