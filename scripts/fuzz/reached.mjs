/** The words of a text. */
const names = (text) => text.trim().split(/\s+/);

/**
 * Exported functions of the pure layers that the fuzz command does not call itself: each group is reached through the
 * function that it stands under, for the reason given. A test holds that nothing is missing here and in targets.mjs, and
 * that the file of the one imports those of the others.
 */
export const reached = {
  "authoring:eventLeaves": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:draftMatches authoring:eventTypeOf authoring:matchesAll authoring:pathInAll
      authoring:repetitionKey authoring:stabilityOf authoring:unionOf authoring:withLeaf
      authoring:withoutLeaf authoring:wronglyMatched
    `),
  },
  "authoring:exportRule": {
    why: "what an export writes, of a rule that was checked",
    functions: names(`
      authoring:alignArguments authoring:attribute authoring:enclose authoring:expression
      authoring:logPolicy authoring:notesOf authoring:resourceMap authoring:rolePolicy
      authoring:sendPolicy authoring:templatePattern authoring:templateResources authoring:trustPolicy
      authoring:writeAwsCli authoring:writeCdk authoring:writeCloudFormationJson
      authoring:writeCloudFormationYaml authoring:writeHcl authoring:writeJson authoring:writeSam
      authoring:writeServerless authoring:writeTerraform authoring:writeYaml
    `),
  },
  "authoring:patternFromEvents": {
    why: "steps of one search",
    functions: names(`
      authoring:addLeaves authoring:anythingBut authoring:describeFailure authoring:draftNotes
      authoring:dropLeaves authoring:fitSize authoring:generalize authoring:layOutPattern
      authoring:listEverything authoring:prefixOf authoring:rangeOf authoring:separate authoring:solve
      authoring:solveGroup authoring:writeDrafts
    `),
  },
  "authoring:placeOf": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:ruleArn authoring:sameRule authoring:sameTarget
    `),
  },
  "authoring:planPattern": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:callFlow authoring:caveatOf authoring:chooseMany authoring:chooseManyOrType
      authoring:chooseOne authoring:configFlow authoring:fieldFlow authoring:nestConditions
      authoring:ruleNames authoring:typeTexts authoring:valueItem
    `),
  },
  "authoring:planRule": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:writesRule
    `),
  },
  "authoring:readEvents": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:flattenEvent authoring:hasEmptyKey
    `),
  },
  "authoring:readExactPattern": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:callOf authoring:entriesOf authoring:hasDuplicateKeys authoring:hasNull
      authoring:hasUnevenNumber authoring:isList authoring:keysOf authoring:numbersOf authoring:readJson
      authoring:scalarsOf authoring:textOf
    `),
  },
  "authoring:roleProblem": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:neededPermission pattern:assertNever
    `),
  },
  "authoring:ruleNameProblem": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      authoring:logGroupName authoring:plainName authoring:ruleResource
    `),
  },
  "language:complete": {
    why: "completion: what is offered at the cursor that it finds",
    functions: names(`
      language:absentFrom language:choiceAt language:chosenEvents language:completeBranch
      language:completeKey language:completeOperand language:completeOperator language:completeRoot
      language:completeValue language:createTolerantTokens language:cursorAt language:describeEnvelopeKey
      language:envelopeKeys language:fieldsAt language:fieldsWithin language:gapSlot language:isInside
      language:isObject language:jsonSnippet language:keySnippet language:keysAt language:knownValues
      language:managedRuleValues language:matcherOffers language:operatorChoices language:placeInArray
      language:placeInObject language:readTolerantly language:scalarSlot language:scopePath
      language:suggestionsAt language:touches language:typesAt
    `),
  },
  "language:describeLeaf": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:plainWords
    `),
  },
  "language:describeOperator": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:codeList language:describeField language:describeThinEvidence language:describeTypes
      language:describeValue language:fieldDetail language:link language:paragraphs language:sentence
    `),
  },
  "language:diagnose": {
    why: "the rules of lint, which only see a pattern that was read",
    functions: names(`
      language:acceptEverything language:accepts language:breadthRules language:callRules
      language:chosenSources language:configRules language:covers language:envelopeRules
      language:escapeWildcard language:eventRules language:exactTexts language:fieldKnowledge
      language:fieldRules language:fieldsOfLeaf language:holdsPlaceholder language:isLeafField
      language:isPlaceholder language:isSure language:keysOf language:knownTexts language:knownTextsCache
      language:leafRules language:leavesIn language:leavesOf language:lint language:lintContext
      language:memberSpan language:orRules language:pathsOf language:plainWildcard language:sameLetters
      language:selectionsByLeaf language:similarTo language:typeRules language:valueRules
    `),
  },
  "language:diagnosePolicies": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:applyEdits language:choice language:difference language:editsOf language:fixContext
      language:layOut language:mechanical language:overlap language:policyStatements language:preferred
      language:readArn language:regionRules language:replace language:restructure language:serviceRules
      language:textAt language:withoutOverlaps
    `),
  },
  "language:formatPattern": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:layoutTokens language:readTokens language:readableTokens
    `),
  },
  "language:hover": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:describeDetail language:describeEvent language:leafAt
    `),
  },
  "language:quickFixes": {
    why: "fixes of one kind each, for diagnostics of that kind",
    functions: names(`
      language:addOversizedTwin language:isClear language:isNoWorse language:lintFixes language:mends
      language:moveField language:operandFixes language:problemFixes language:putInPlaceOfOr
      language:qualityOf language:syntaxFixes
    `),
  },
  "language:readJsonPolicies": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:itemsOf language:memberOf language:policyText
    `),
  },
  "language:refactorings": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      language:addEntry language:addField language:fieldAt language:fieldText language:isAlternative
      language:nameOf language:nodeAt language:nodesAround language:removable language:removeEntry
      language:spanOf language:valueOf
    `),
  },
  "matching:compilePattern": {
    why: "parts of the engine: they work on a plan, on evidence and on bytes that it makes",
    functions: names(`
      matching:anyOf matching:asEncoded matching:bestWay matching:beyondCover matching:byPath
      matching:byteMatcher matching:byteText matching:canGoTogether matching:childOf matching:chooseBeside
      matching:clearEvidence matching:closeArray matching:closeScope matching:coverOf
      matching:eventScanner matching:fastFinders matching:findBetween matching:finderBy matching:foldCase
      matching:foldedEnd matching:foldedStart matching:forCandidateLines matching:gatherEvidence
      matching:goTogether matching:isPossible matching:lazily matching:lineFilter
      matching:matchingCombination matching:needleOf matching:newEvidence matching:newTree
      matching:noteMatched matching:notePresent matching:openArray matching:openScope matching:pathTree
      matching:planMatching matching:requiredTexts matching:satisfies matching:skipBlanks
      matching:skipColon matching:skipScalar matching:skipString matching:skipValue
      matching:someCombination matching:stepInto matching:textsIn matching:usedSteps matching:valueTest
      matching:verdict
    `),
  },
  "matching:compileWildcard": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:matchesWildcard
    `),
  },
  "matching:describeVerdict": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:describeMiss
    `),
  },
  "matching:explain": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:applyEdits matching:editToSet matching:editsToAdd matching:editsToRemove
      matching:eventPaths matching:exampleValue matching:likenessFinder matching:matcherButForCase
      matching:matcherOfOtherSpelling matching:rejectionReason matching:suggestChange
    `),
  },
  "matching:observe": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:waysOf
    `),
  },
  "matching:parseEvent": {
    why: "the reader of events and what is asked of an event that was read",
    functions: names(`
      matching:childrenOf matching:eventProblem matching:hasTooManyDigits matching:isEmpty matching:keyOf
      matching:pathOf matching:stringValue matching:valueKind matching:valueSpan matching:valueText
    `),
  },
  "matching:quote": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:describeExcluded matching:describeMatcher matching:describeMatchers matching:joinWords
    `),
  },
  "pattern:comparableNumber": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      pattern:areNeighbours pattern:incomparableReason
    `),
  },
  "pattern:parsePattern": {
    why: "the reader of patterns: its parts work on one reader and one log",
    functions: names(`
      pattern:badHexDigit pattern:badValue pattern:bytePathsOf pattern:bytesOf pattern:checkWholePattern
      pattern:codeOfHexDigits pattern:commentEnd pattern:complexityBound pattern:controlBetweenTokens
      pattern:controlInString pattern:countSubRules pattern:describeCharacter pattern:endBeforeCloser
      pattern:endBetweenEntries pattern:endsBehind pattern:expandSubRules pattern:inHashSetOrder
      pattern:incomparable pattern:isExactText pattern:isHexDigit pattern:longNumberReason
      pattern:machineFields pattern:matchersAt pattern:mismatchedCloser pattern:missingColon
      pattern:missingComma pattern:missingEntry pattern:missingValue pattern:mostBeginnings
      pattern:nearestNames pattern:newBeginning pattern:noRootSpace pattern:operatorFormsAt
      pattern:operatorNamed pattern:parseAnythingBut pattern:parseFields pattern:parseLeaf
      pattern:parseMatchExpression pattern:parseNumeric pattern:patternComplexity pattern:readNumber
      pattern:readWord pattern:reject pattern:rejectValue pattern:rejectWildcard pattern:reportOrAsField
      pattern:singleQuotedEnd pattern:sourceLocation pattern:spanFrom pattern:stringSpan pattern:symbolsOf
      pattern:tooDeepReason pattern:unclosedString pattern:unknownEscape pattern:unquotedName
      pattern:wildcardComplexity pattern:wildcardFault pattern:wildcardsOf pattern:wordEnd
    `),
  },
  "testing:createSample": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:catalogEvent testing:envelopeOf testing:rankSamples
    `),
  },
  "testing:measureCoverage": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:isCovered
    `),
  },
  "testing:missingEventFields": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      matching:serviceProblem testing:withMissingFields
    `),
  },
  "testing:openSuite": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:casesOf
    `),
  },
  "testing:runSuite": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:explainUnexpected testing:rests
    `),
  },
  "testing:runSuiteWithAws": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:createCallGate testing:fanOut
    `),
  },
  "testing:suiteOutput": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:failureSentence testing:hasPassed testing:openSuitePattern
    `),
  },
  "testing:summarizeReport": {
    why: "parts of it, or steps on the way to it, in a form that it makes",
    functions: names(`
      testing:verdictWords
    `),
  },
};

/** Exported functions that are neither called nor reached, and why. */
export const notCalled = {
  "authoring:applyRule": "works on the answers of a store, whose faults test/authoring tries one by one",
  "authoring:describeRuleError":
    "works on the answers of a store, whose faults test/authoring tries one by one",
  "authoring:describeRuleOutcome":
    "works on the answers of a store, whose faults test/authoring tries one by one",
  "authoring:describeUndoOutcome":
    "works on the answers of a store, whose faults test/authoring tries one by one",
  "authoring:undoRule": "works on the answers of a store, whose faults test/authoring tries one by one",
  "language:lintSettings": "takes no text: its values come from the extension itself",
  "testing:describeEngine": "takes no text: its values come from the extension itself",
};
