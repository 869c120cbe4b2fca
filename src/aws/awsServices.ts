/**
 * Everything of AWS that the editor uses, and the entry of `dist/aws.js`. It is loaded by a dynamic import when a test or
 * a choice of profile first needs it, because the SDK is many times the size of the rest.
 */
export { readAwsProfiles } from "./awsProfiles";
export { createEventBridgeTester } from "./eventBridgeTester";
export { openRuleStore } from "./eventBridgeRules";
