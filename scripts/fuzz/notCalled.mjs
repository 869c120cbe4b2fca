// @ts-check
/**
 * Exported functions that the fuzz command neither calls nor meets in a file that one of its targets imports, and why.
 */
export const notCalled = {
  applyRule: "works on the answers of a store, whose faults test/rules tries one by one",
  describeRuleError: "works on the answers of a store, whose faults test/rules tries one by one",
  describeRuleOutcome: "works on the answers of a store, whose faults test/rules tries one by one",
  describeUndoOutcome: "works on the answers of a store, whose faults test/rules tries one by one",
  ruleChanges: "works on the answers of a store, whose faults test/rules tries one by one",
  changesByOthers: "works on the answers of a store, whose faults test/rules tries one by one",
  describeRuleChanges: "works on the answers of a store, whose faults test/rules tries one by one",
  awsEnvironment: "reads the environment, which is the user's own",
  ignoresEndpoints: "reads the environment, which is the user's own",
  undoRule: "works on the answers of a store, whose faults test/rules tries one by one",
  meantItem: "takes one line that somebody types into a list of ours",
  suggestionPlacer: "writes what completion suggests into a template, which the laws in test/documents try",
  describeEngine: "takes no text: its values come from the extension itself",
};
