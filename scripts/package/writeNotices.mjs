// @ts-check
// Writes THIRD-PARTY-NOTICES.txt of what is in dist/; a part of packing, which puts it into the package.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { bundledPackages, thirdPartyNotices } from "./bundledPackages.mjs";

const file = path.resolve(import.meta.dirname, "../../THIRD-PARTY-NOTICES.txt");
await writeFile(file, thirdPartyNotices(await bundledPackages()));
