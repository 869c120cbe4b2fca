/** The part of the extension that is loaded with the first command that writes something: a part for each would share most of it. */
export { chooseEngine } from "./engineStatus/chooseEngine";
export { exportOpenPattern } from "./exportRule/exportOpenPattern";
export { generateFromEvent, generateFromEvents } from "./fromEvent/generateFromEvents";
export { newPattern } from "./newPattern/newPattern";
export { undoMade } from "./rules/carryOut";
export { compareRule } from "./rules/compareRule";
export { createRule } from "./rules/createRule";
export { openRule } from "./rules/openRule";
export { explainMiss } from "./testCommand/explainMiss";
