// What is timed in this process.
export { positionsIn } from "../../src/base/positions";
export { openCatalog } from "../../src/catalog/openCatalog";
export { complete } from "../../src/language/completion/completion";
export { diagnose } from "../../src/language/diagnostics/diagnose";
export { hover } from "../../src/language/hover/hover";
export { patternDocument } from "../../src/language/patternDocument";
export { parseSuite } from "../../src/testing/suites/parseSuite";
export { runSuite } from "../../src/testing/suites/runSuite";
export { openSuite } from "../../src/testing/suites/suiteCases";
export { hosts, sitesIn, typedAt } from "../../src/documents/hosts/table";
export { inDocument } from "../../src/language/inDocument";
export { patternAt } from "../../src/language/patternDocument";
