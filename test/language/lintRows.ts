import type { LintCode } from "../../src/language/diagnostics/lint/rules";
import type { DiagnosticRow } from "./problemRows";

const item = `"source": ["aws.config"], "detail-type": ["Config Configuration Item Change"]`;
const compliance = `"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]`;
const nonCompliant = `"newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] }`;
const call = `"source": ["aws.config"], "detail-type": ["AWS API Call via CloudTrail"]`;
const callType = `"detail-type": ["AWS API Call via CloudTrail"]`;
const ec2 = `"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"]`;
const finding = `"source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"]`;
const own = `"source": ["com.example.orders"]`;

function alternatives(name: string, count: number): string {
  return `"$or": [${numbers(count)
    .map((number) => `{ "${name}": ["${number}"] }`)
    .join(", ")}]`;
}

/** Numbers of four digits. */
function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 1000 + index);
}

/** For every code what triggers it and what nearly does. The compiler sees to it that no code is missing. */
export const lintRows: Readonly<Record<LintCode, DiagnosticRow>> = {
  "misspelt-envelope-field": {
    triggers: [
      `{ ${own}, «"detailType"»: ["x"] }`,
      `{ ${own}, «"detail_type"»: ["x"] }`,
      `{ "source": ["aws.s3"], «"details"»: { "a": ["x"] } }`,
      `{ «"Source"»: ["aws.s3"], "detail-type": ["Object Created"] }`,
      `{ ${own}, "$or": [{ «"acount"»: ["111122223333"] }, { "region": ["eu-west-1"] }] }`,
    ],
    nearly: [
      `{ ${own}, "detail-type": ["x"] }`,
      `{ ${own}, "detail": { "detailType": ["x"], "details": ["y"] } }`,
      `{ ${own}, "replay-name": ["nightly"] }`,
      `{ ${own}, "detail.state": ["x"] }`,
    ],
  },
  "unknown-envelope-field": {
    triggers: [`{ «"body"»: { "kind": ["order"] } }`, `{ ${own}, «"eventName"»: ["x"] }`],
    nearly: [`{ "detail": { "body": ["x"] } }`, `{ ${own}, "id": ["x"] }`],
  },
  "absent-envelope-field": {
    triggers: [
      `{ ${own}, "region": [«{ "exists": false }»] }`,
      `{ "source": ["aws.s3", «{ "exists": false }»], "detail-type": ["Object Created"] }`,
    ],
    nearly: [
      `{ ${own}, "region": [{ "exists": true }] }`,
      `{ ${own}, "resources": [{ "exists": false }] }`,
      `{ ${own}, "replay-name": [{ "exists": false }] }`,
      `{ ${own}, "detail": { "region": [{ "exists": false }] } }`,
    ],
  },
  "empty-resources": {
    triggers: [
      `{ ${compliance}, «"resources"»: [{ "prefix": "arn:aws:s3" }], "detail": { ${nonCompliant} } }`,
    ],
    nearly: [
      `{ ${compliance}, "resources": [{ "exists": false }], "detail": { ${nonCompliant} } }`,
      `{ ${item}, "resources": [{ "prefix": "arn:aws:s3" }] }`,
      `{ ${own}, "resources": ["x"] }`,
    ],
  },
  "global-service-region": {
    triggers: [
      `{ "source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"], «"region"»: ["eu-central-1"] }`,
      `{ "source": ["aws.organizations"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { «"awsRegion"»: ["eu-west-1"] } }`,
    ],
    nearly: [
      `{ "source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"], "region": ["us-east-1"] }`,
      `{ "source": ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"], "region": ["us-gov-west-1"] }`,
      `{ "source": ["aws.ec2"], "detail-type": ["AWS API Call via CloudTrail"], "region": ["eu-central-1"] }`,
      `{ ${own}, "region": ["eu-central-1"] }`,
    ],
  },
  "wrong-event-source": {
    triggers: [
      `{ "source": ["aws.cloudtrail"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": [«"ec2.amazonaws.com"»] } }`,
      `{ "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": [«"iam.amazon.com"»] } }`,
    ],
    nearly: [
      `{ "source": ["aws.ec2"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": ["ec2.amazonaws.com"] } }`,
      `{ ${own}, "detail": { "eventSource": ["aws.guardduty"] } }`,
      `{ "detail": { "eventSource": ["aws.guardduty"] } }`,
    ],
  },
  "field-of-some-events": {
    triggers: [
      `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { «"deletion-type"»: ["Permanently Deleted"] } }`,
    ],
    nearly: [
      `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "reason": ["x"] } }`,
      `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "$or": [{ "deletion-type": ["Permanently Deleted"] }, { "reason": ["PutObject"] }] } }`,
      `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "deletion-type": ["Permanently Deleted", { "exists": false }] } }`,
    ],
  },
  "misspelt-source": {
    triggers: [
      `{ "source": [«"aws.confg"»] }`,
      `{ "source": [«"aws.heatlh"»] }`,
      `{ "source": [«"AWS.s3"»], "detail-type": ["Object Created"] }`,
    ],
    nearly: [
      `{ "source": ["aws.config"], "detail-type": ["Config Rules Re-evaluation Status"] }`,
      `{ "source": ["aws.partner/confg"] }`,
      `{ "source": ["confg"] }`,
      `{ "source": ["aws.quantum"] }`,
      `{ "source": ["aws.\${Service}"] }`,
      `{ "source": [{ "prefix": "aws.confg" }], "detail-type": ["x"] }`,
    ],
  },
  "unknown-source": {
    triggers: [`{ "source": [«"aws.quantumteleport"»] }`, `{ "source": [«"aws.quantum"»] }`],
    nearly: [`{ "source": ["aws.partner/example.com/shop"] }`, `{ "source": ["quantumteleport"] }`],
  },
  "misspelt-detail-type": {
    triggers: [
      `{ "source": ["aws.s3"], "detail-type": [«"Object created"»] }`,
      `{ "source": ["aws.config"], "detail-type": [«"Config Rules Compliance Changed"»] }`,
      `{ "source": ["aws.secretsmanager"], "detail-type": [«"AWS Service Event Via CloudTrail"»] }`,
      `{ "detail-type": [«"AWS API Call Via CloudTrail"»] }`,
    ],
    nearly: [
      `{ "source": ["aws.s3"], "detail-type": ["Object Created"] }`,
      `{ "source": ["com.example.files"], "detail-type": ["Object created"] }`,
      `{ "source": ["aws.s3", "com.example.files"], "detail-type": ["Object created"] }`,
      `{ "detail-type": ["Object created"] }`,
    ],
  },
  "unknown-detail-type": {
    triggers: [
      `{ "source": ["aws.config"], "detail-type": [«"Config Recorder Stopped"»] }`,
      `{ "source": ["aws.config"], "detail-type": [«"Object Created"»] }`,
      `{ "source": ["aws.config"], "$or": [{ "detail-type": [«"GuardDuty Finding"»] }, { "detail-type": ["Config Rules Re-evaluation Status"] }] }`,
    ],
    nearly: [
      `{ "source": ["aws.config"], "detail-type": ["Config Rules Re-evaluation Status"] }`,
      `{ "source": ["aws.config"], "detail-type": ["AWS Service Event via CloudTrail"] }`,
      `{ "source": ["aws.config", "aws.s3"], "detail-type": ["Object Created"] }`,
      `{ "source": ["aws.config", "com.example"], "detail-type": ["Anything at all"] }`,
      `{ "$or": [{ "source": ["aws.s3"] }, { "source": ["aws.config"] }], "detail-type": ["Object Created"] }`,
    ],
  },
  "unlisted-detail-type": {
    triggers: [
      `{ "source": ["aws.s3"], "detail-type": [«"AWS s3 trigger"»] }`,
      `{ "source": ["aws.s3"], "detail-type": [«"GuardDuty Finding"»] }`,
    ],
    nearly: [
      `{ "source": ["aws.s3"], "detail-type": ["Object Deleted"] }`,
      `{ "source": ["aws.s3"], "detail-type": [{ "prefix": "AWS s3" }] }`,
    ],
  },
  "wrong-message-type": {
    triggers: [
      `{ ${item}, "detail": { "messageType": [«"ComplianceChangeNotification"»] } }`,
      `{ ${compliance}, "detail": { "messageType": ["ComplianceChangeNotification", «"ConfigurationItemChangeNotification"»], ${nonCompliant} } }`,
    ],
    nearly: [
      `{ ${item}, "detail": { "messageType": ["ConfigurationItemChangeNotification"] } }`,
      `{ "source": ["aws.config"], "detail-type": ["Config Configuration Item Change", "Config Rules Re-evaluation Status"], "detail": { "messageType": ["ConfigRulesEvaluationStarted"] } }`,
      `{ ${own}, "detail": { "messageType": ["ComplianceChangeNotification"] } }`,
    ],
  },
  "operator-outside-array": {
    triggers: [
      `{ ${own}, "detail": { "orderId": { «"prefix"»: ["A-"] } } }`,
      `{ "source": { «"prefix"»: ["aws."] } }`,
      `{ ${own}, "detail": { "count": { «"numeric"»: [">", 10] } } }`,
      `{ "source": ["aws.s3"], "detail-type": ["Object Created"], "detail": { "object": { "key": { «"suffix"»: [".x"] } } } }`,
      `{ ${own}, "detail": { "a": { «"anything-but"»: { "prefix": ["x"] } } } }`,
      `{ ${own}, "detail": { «"anything-but"»: ["x"] } }`,
      `{ "orderId": { "prefix": «"A-"» } }`,
      `{ ${own}, "detail": { "a": { "anything-but": { "prefix": «"x"» } } } }`,
      `{ ${own}, "detail": { "$or": [{ "a": { «"wildcard"»: ["x*"] } }, { "b": ["y"] }] } }`,
      `{ "source": ["aws.s3"], ${callType}, "detail": { "requestParameters": { "bucketName": { "prefix": «"in"» } } } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "prefix": ["A-"] } }`,
      `{ ${own}, "detail": { "rule": { "prefix": ["A-"], "id": ["x"] } } }`,
      `{ ${own}, "detail": { "prefix": { "bucket": ["x"] } } }`,
      `{ "source": ["aws.s3"], ${callType}, "detail": { "requestParameters": { "prefix": ["in/"] } } }`,
    ],
  },
  "wrong-detail-type": {
    triggers: [
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::S3::Bucket"], «"complianceType"»: ["NON_COMPLIANT"] } } }`,
      `{ ${item}, "detail": { «"newEvaluationResult"»: { "complianceType": ["NON_COMPLIANT"] } } }`,
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::S3::Bucket"], "configuration": { «"complianceType"»: ["NON_COMPLIANT"] } } } }`,
      `{ ${compliance}, "detail": { «"configurationItem"»: { "resourceType": ["AWS::S3::Bucket"] } } }`,
      `{ "source": ["aws.signin"], ${callType}, "detail": { "eventName": [«"ConsoleLogin"»] } }`,
      `{ "source": ["aws.signin"], ${callType}, "detail": { "eventName": [«"ConsolLogin"»] } }`,
      `{ ${callType}, "detail": { "eventName": [«"ConsoleLogin"»] } }`,
      `{ "source": ["aws.secretsmanager"], ${callType}, "detail": { "eventName": ["PutSecretValue", «"RotationSucceeded"»] } }`,
    ],
    nearly: [
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::Config::ResourceCompliance"], "configuration": { "complianceType": ["NON_COMPLIANT"] } } } }`,
      `{ ${item}, "detail": { "configurationItem": { "configuration": { "complianceType": ["NON_COMPLIANT"] } } } }`,
      `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": { "eventName": ["ConsoleLogin"] } }`,
      `{ "source": ["aws.signin"], "detail-type": ["AWS API Call via CloudTrail", "AWS Console Signin via CloudTrail"], "detail": { "eventName": ["ConsoleLogin"] } }`,
      `{ "source": ["aws.controltower"], ${callType}, "detail": { "eventName": ["CreateManagedAccount"] } }`,
    ],
  },
  "misspelt-field": {
    triggers: [
      `{ ${compliance}, "detail": { «"configRulename"»: ["x"], ${nonCompliant} } }`,
      `{ ${compliance}, "detail": { «"newEvaluationResults"»: { "complianceType": ["NON_COMPLIANT"] } } }`,
      `{ ${ec2}, "detail": { «"instanceId"»: ["i-1"] } }`,
      `{ "source": ["aws.config"], "detail-type": ["Config Rules Re-evaluation Status"], "detail": { «"configRuleName"»: ["x"] } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { "configRuleName": ["x"], ${nonCompliant} } }`,
      `{ ${own}, "detail-type": ["EC2 Instance State-change Notification"], "detail": { "instanceId": ["i-1"] } }`,
      `{ ${ec2}, "detail": { "instanceId": [{ "exists": false }] } }`,
    ],
  },
  "misplaced-field": {
    triggers: [
      `{ ${item}, "detail": { «"configurationItemStatus"»: ["OK"] } }`,
      `{ ${compliance}, "detail": { «"complianceType"»: ["NON_COMPLIANT"] } }`,
      `{ ${ec2}, "detail": { «"region"»: ["eu-west-1"] } }`,
      `{ ${ec2}, «"state"»: ["running"] }`,
    ],
    nearly: [
      `{ "source": ["aws.macie"], "detail-type": ["Macie Alert"], "detail": { "summary": { "IP": { "34.199.185.34": [1] } } } }`,
      `{ ${item}, "detail": { "configurationItem": { "configurationItemStatus": ["OK"], "tags": { "a": ["b"] } } } }`,
      `{ ${own}, "detail": { "complianceType": ["NON_COMPLIANT"] } }`,
    ],
  },
  "unknown-field": {
    triggers: [
      `{ ${compliance}, "detail": { ${nonCompliant}, «"severity"»: ["HIGH"] } }`,
      `{ ${item}, "detail": { "messageType": ["ConfigurationItemChangeNotification"], «"configurationItemSummary"»: { "resourceType": ["AWS::S3::Bucket"] } } }`,
      `{ ${item}, "detail": { "messageType": ["OversizedConfigurationItemChangeNotification"], «"configurationItem"»: { "configuration": { "vpcId": ["vpc-1"] } } } }`,
    ],
    nearly: [
      `{ ${call}, "detail": { "requestParameters": { "anything": ["x"] } } }`,
      `{ ${item}, "detail": { "configurationItem": { "tags": { "severity": ["HIGH"] } } } }`,
      `{ ${item}, "detail": { "configurationItem": { "configuration": { "vpcId": ["vpc-1"] } } } }`,
      `{ "source": ["aws.config", "com.example"], "detail-type": ["Config Rules Compliance Change"], "detail": { "severity": ["HIGH"] } }`,
    ],
  },
  "unlisted-field": {
    triggers: [
      `{ ${ec2}, "detail": { «"severity"»: ["HIGH"] } }`,
      `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { «"status"»: ["Failed"] } }`,
    ],
    nearly: [
      `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { "Status": ["Failed"], "reason": ["x"] } }`,
      `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { "status": [{ "exists": false }] } }`,
      `{ "source": ["aws.ssm"], "detail-type": ["EC2 Automation Execution Status-change Notification", "EC2 Command Status-change Notification"], "detail": { "status": ["Failed"] } }`,
      `{ "source": ["aws.ssm", "com.example"], "detail-type": ["EC2 Automation Execution Status-change Notification"], "detail": { "status": ["Failed"] } }`,
      `{ ${ec2}, "detail": { "state": ["running"] } }`,
      `{ "source": ["aws.ec2"], "detail": { "severity": ["HIGH"] } }`,
    ],
  },
  "wrong-case": {
    triggers: [
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [«"Non_Compliant"»] } } }`,
      `{ ${ec2}, "detail": { "state": [«"Running"»] } }`,
      `{ ${compliance}, "detail": { ${nonCompliant}, "resourceType": [«"aws::s3::bucket"»] } }`,
      `{ ${own}, "region": [«"EU-West-1"»] }`,
      `{ ${call}, "detail": { "eventName": [«"stopConfigurationRecorder"»] } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "equals-ignore-case": "Non_Compliant" }] } } }`,
      `{ ${own}, "detail": { "state": ["Running"] } }`,
      `{ ${compliance}, "detail": { ${nonCompliant}, "configRuleName": ["S3-Bucket-Public-Read-Prohibited"] } }`,
    ],
  },
  "parameter-case": {
    triggers: [
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": ["DeleteFunction20150331"], "requestParameters": { «"FunctionName"»: ["f"] } } }`,
      `{ "source": ["aws.rds"], ${callType}, "detail": { "eventName": ["DeleteDBInstance"], "requestParameters": { «"DBInstanceIdentifier"»: ["prod"] } } }`,
      `{ "source": ["aws.rds"], ${callType}, "detail": { "eventName": ["DeleteDBInstance", "ModifyDBInstance"], "requestParameters": { «"dbInstanceIdentifier"»: ["prod"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventSource": ["iam.amazonaws.com"], "eventName": ["CreateAccessKey"], "requestParameters": { «"UserName"»: [{ "prefix": "a" }] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventName": ["CreateAccessKey"], "responseElements": { «"AccessKey"»: { "status": ["Active"] } } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "$or": [{ "eventName": ["CreateAccessKey"], "requestParameters": { «"UserName"»: ["a"] } }, { "eventName": ["DeleteUser"] }] } }`,
    ],
    nearly: [
      `{ "source": ["aws.rds"], ${callType}, "detail": { "eventName": ["DeleteDBInstance"], "requestParameters": { "dBInstanceIdentifier": ["prod"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "requestParameters": { "UserName": ["a"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventName": [{ "prefix": "Create" }], "requestParameters": { "UserName": ["a"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventName": ["CreateAccessKey", "NoSuchCall"], "requestParameters": { "UserName": ["a"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventName": ["CreateAccessKey"], "requestParameters": { "whatever": ["a"] } } }`,
      `{ "source": ["aws.iam"], ${callType}, "detail": { "eventName": ["CreateAccessKey"], "requestParameters": { "UserName": [{ "exists": false }] } } }`,
      `{ "source": ["aws.ec2"], ${callType}, "detail": { "eventName": ["CreateFlowLogs"], "requestParameters": { "CreateFlowLogsRequest": { "LogGroupName": ["a"] } } } }`,
      `{ "source": ["aws.ce"], ${callType}, "detail": { "eventName": ["GetCostAndUsage"], "requestParameters": { "Granularity": ["DAILY"] } } }`,
    ],
  },
  "logged-name": {
    triggers: [
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": [«"CreateFunction"»] } }`,
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": [«"createfunction"»] } }`,
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": [«{ "equals-ignore-case": "createfunction" }»] } }`,
      `{ "source": ["aws.s3"], ${callType}, "detail": { "eventName": ["PutObject", «"PutPublicAccessBlock"»] } }`,
      `{ ${callType}, "detail": { "eventSource": ["lambda.amazonaws.com"], "eventName": [«"AddPermission"»] } }`,
      `{ ${callType}, "detail": { "eventName": [«"UpdateFunctionCode"»] } }`,
    ],
    nearly: [
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": ["CreateFunction20150331", "UpdateFunctionCode20150331v2"] } }`,
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": ["CreateFunction20150331", "CreateFunction"] } }`,
      `{ "source": ["aws.lambda"], ${callType}, "detail": { "eventName": [{ "prefix": "CreateFunction" }] } }`,
      `{ "source": ["aws.cloudfront"], ${callType}, "detail": { "eventName": ["CreateFunction"] } }`,
      `{ ${callType}, "detail": { "eventName": ["CreateFunction"] } }`,
    ],
  },
  "wrong-type": {
    triggers: [
      `{ ${own}, "account": [«111122223333»] }`,
      `{ ${item}, "detail": { "configurationItem": { "configurationStateId": [«"1778999500400"»], "tags": { "a": ["b"] } } } }`,
      `{ ${compliance}, "detail": { "newEvaluationResult": «["NON_COMPLIANT"]» } }`,
      `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": «[{ "exists": false }]» } }`,
      `{ ${ec2}, "detail": { "state": [«{ "numeric": [">", 0] }»] } }`,
      `{ "source": ["aws.ec2"], "detail": «["EC2 Instance State-change Notification"]» }`,
      `{ ${own}, "detail": «["x", "\${Detail}"]» }`,
      `{ ${finding}, "detail": { "severity": [«"8"»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": ["\${Detail}"] }`,
      `{ ${own}, "detail": { "detail": ["x"] } }`,
      `{ ${finding}, "detail": { "severity": ["\${Severity}"] } }`,
      `{ ${compliance}, "detail": { "newEvaluationResult": ["\${Result}"] } }`,
      `{ ${own}, "account": ["111122223333"] }`,
      `{ ${own}, "detail": { "account": [111122223333] } }`,
      `{ ${ec2}, "detail": { "state": [{ "anything-but": ["running"] }] } }`,
    ],
  },
  "null-value": {
    triggers: [
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"], "annotation": [«null»] } } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["NON_COMPLIANT"], "annotation": [{ "exists": false }] } } }`,
      `{ ${own}, "detail": { "annotation": [null] } }`,
      `{ ${call}, "detail": { "eventName": ["PutConfigRule"], "responseElements": [null] } }`,
    ],
  },
  "unknown-value": {
    triggers: [
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [«"NONCOMPLIANT"»] } } }`,
      `{ ${item}, "detail": { "messageType": [«"ScheduledNotification"»] } }`,
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [«{ "prefix": "NOT-" }»] } } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { ${nonCompliant} } }`,
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "prefix": "NON" }] } } }`,
      `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": ["\${Compliance}"] } } }`,
      `{ ${own}, "detail": { "messageType": ["ScheduledNotification"] } }`,
    ],
  },
  "unlisted-value": {
    triggers: [
      `{ ${ec2}, "detail": { "state": [«"hibernating"»] } }`,
      `{ ${call}, "detail": { "eventName": [«"PutConfigurationRecoder"»] } }`,
      `{ ${own}, "region": [«"eu-wset-1"»] }`,
      `{ ${compliance}, "detail": { ${nonCompliant}, "configRuleName": [«"ENCRYPTED_VOLUMES"»] } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { ${nonCompliant}, "configRuleName": ["encrypted-volumes", "MY_OWN_RULE"] } }`,
      `{ ${own}, "detail": { "configRuleName": ["ENCRYPTED_VOLUMES"] } }`,
      `{ ${ec2}, "detail": { "state": ["stopped"] } }`,
      `{ ${ec2}, "detail": { "instance-id": ["whatever"] } }`,
      `{ ${own}, "region": ["eu-west-1"] }`,
    ],
  },
  "two-anything-but": {
    triggers: [
      `{ ${own}, "detail": { "status": [{ "anything-but": "DRAFT" }, «{ "anything-but": "TEST" }»] } }`,
      `{ ${own}, "detail": { "status": [{ "anything-but": "DRAFT" }, «{ "anything-but": { "prefix": "T" } }»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "status": [{ "anything-but": ["DRAFT", "TEST"] }] } }`,
      `{ ${own}, "detail": { "status": [{ "anything-but": "DRAFT" }, { "exists": false }] } }`,
    ],
  },
  "accepts-everything": {
    triggers: [
      `{ ${own}, "detail": { "status": «["DRAFT", { "anything-but": "DRAFT" }]» } }`,
      `{ ${own}, "detail": { "status": «[{ "exists": true }, { "exists": false }]» } }`,
      `{ ${own}, "detail": { "total": «[{ "anything-but": [0] }, { "numeric": ["<=", 0] }]» } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "status": [{ "exists": false }, { "anything-but": "DRAFT" }] } }`,
      `{ "source": [{ "prefix": "" }], "detail-type": ["x"] }`,
      `{ ${own}, "detail": { "status": ["DRAFT", { "anything-but": ["DRAFT", "TEST"] }] } }`,
    ],
  },
  "covered-alternative": {
    triggers: [
      `{ ${own}, "detail": { "status": ["PAID", «"PAID"»] } }`,
      `{ ${own}, "detail": { "id": [«"eu-1"», { "prefix": "eu-" }] } }`,
      `{ ${own}, "detail": { "id": [«{ "prefix": "eu-west" }», { "prefix": "eu-" }] } }`,
      `{ ${own}, "detail": { "n": [«5», { "numeric": [">", 1] }] } }`,
      `{ ${own}, "detail": { "n": [4, «4»] } }`,
      `{ ${own}, "detail": { "id": [«"eu-\${Name}"», { "prefix": "eu-" }] } }`,
      `{ ${own}, "detail": { "n": [«{ "numeric": [">", 5, "<=", 9] }», { "numeric": [">=", 5] }] } }`,
      `{ ${own}, "detail": { "$or": [{ "a": [1] }, «{ "a": [1], "b": [2] }»] } }`,
      `{ ${own}, "detail": { "$or": [{ "a": [1] }, «{ "a": [1] }»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "id": ["eu-1", { "prefix": "us-" }] } }`,
      `{ ${own}, "detail": { "id": ["EU-1", { "prefix": "eu-" }] } }`,
      `{ ${own}, "detail": { "n": ["5", { "numeric": [">", 1] }] } }`,
      `{ ${finding}, "detail": { "severity": [4, 4.0, 4.1] } }`,
      `{ ${own}, "detail": { "machine": ["\${Prefix}-\${Name}", "\${Prefix}-\${Name}"] } }`,
      `{ ${own}, "detail": { "a": [{ "exists": false }, "x"] } }`,
      `{ ${own}, "detail": { "$or": [{ "a": [1] }, { "b": [2] }] } }`,
    ],
  },
  "plain-wildcard": {
    triggers: [
      `{ ${own}, "detail": { "file": [«{ "wildcard": "invoices/*" }»] } }`,
      `{ ${own}, "detail": { "file": [«{ "wildcard": "*.pdf" }»] } }`,
      String.raw`{ ${own}, "detail": { "file": [«{ "wildcard": "a\\*b" }»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "file": [{ "wildcard": "invoices/*.pdf" }] } }`,
      `{ ${own}, "detail": { "file": [{ "wildcard": "*" }] } }`,
      `{ ${own}, "detail": { "file": [{ "wildcard": "*draft*" }] } }`,
    ],
  },
  "literal-star": {
    triggers: [
      `{ ${own}, "detail": { "file": [«"invoices/*"»] } }`,
      `{ "source": [«"aws.*"»], "detail-type": ["x"] }`,
      `{ ${own}, "detail": { "file": [«"*"»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "file": [{ "exactly": "invoices/*" }] } }`,
      `{ ${own}, "detail": { "file": [{ "prefix": "*" }] } }`,
      `{ ${own}, "detail": { "file": ["\${Bucket}/*"] } }`,
    ],
  },
  "path-as-value": {
    triggers: [
      `{ ${own}, "detail": { "a": [«"$.detail.b"»] } }`,
      `{ ${own}, "detail": { "a": [«{ "anything-but": ["x", "$.source"] }»] } }`,
      `{ ${own}, "detail": { "a": [«{ "prefix": "$.detail-type" }»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "price": ["$.50"], "a": ["$detail", "detail.b"] } }`,
      `{ ${own}, "detail": { "path": ["$.items[0]"] } }`,
    ],
  },
  "quoted-operator": {
    triggers: [
      String.raw`{ ${own}, "detail": { "a": [«"{ \"prefix\": \"w\" }"»] } }`,
      String.raw`{ ${own}, "detail": { "a": ["x", «"[{\"numeric\":[\">\",5]}]"»] } }`,
      `{ ${own}, "detail": { "a": [«"{'exists': 'x'}"»] } }`.replace("'x'", "true"),
      String.raw`{ "source": ["aws.ec2"], "region": [«"{\"prefix\":\"eu-\"}"»] }`,
      String.raw`{ ${own}, "detail": { "a": [{ "anything-but": ["x", «"{\"suffix\":\"b\"}"»] }] } }`,
    ],
    nearly: [
      String.raw`{ ${own}, "detail": { "a": ["{\"kind\":\"w\"}", "[1,2]", "{prefix: w}", "{\"prefix\":5}"] } }`,
      String.raw`{ ${own}, "detail": { "a": ["{\"prefix\":\"w\",\"suffix\":\"x\"}", "{", "[{}]"] } }`,
      String.raw`{ ${own}, "detail": { "a": [{ "exactly": "{\"prefix\":\"w\"}" }] } }`,
    ],
  },
  "prefix-ignoring-case": {
    triggers: [
      `{ ${own}, "detail": { "a": [«{ "prefix": "abc" }», { "equals-ignore-case": "ABC" }] } }`,
      `{ ${own}, "detail": { "a": [{ "equals-ignore-case": ".csv" }, "x", «{ "suffix": ".csv" }»] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "a": [{ "prefix": "abc" }, { "equals-ignore-case": "abcd" }] } }`,
      `{ ${own}, "detail": { "a": [{ "prefix": { "equals-ignore-case": "abc" } }, { "equals-ignore-case": "b" }] } }`,
    ],
  },
  "joined-by-and": {
    triggers: [
      `{ ${own}, "detail": { «"a"»: [{ "exists": false }, { "numeric": [">", 0] }], "b": [{ "exists": false }, { "numeric": [">", 5] }] } }`,
      `{ ${own}, "detail": { "s": { «"a"»: [{ "exists": false }, "x"] }, "t": { "b": ["y", { "exists": false }] } } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "a": [{ "exists": false }, { "numeric": [">", 0] }], "b": [{ "numeric": [">", 0] }] } }`,
      `{ ${own}, "detail": { "a": [{ "exists": false }], "b": [{ "exists": false }] } }`,
      `{ ${own}, "detail": { "a": [{ "exists": false }, { "numeric": [">", 0] }], "b": [{ "exists": false }, "x"] } }`,
      `{ ${own}, "detail": { "$or": [{ "a": [{ "exists": false }, 1] }, { "b": [{ "exists": false }, 1] }] } }`,
    ],
  },
  "prefix-and-suffix": {
    triggers: [
      `{ ${own}, "detail": { "file": «[{ "prefix": "in/" }, { "prefix": "out/" }, { "suffix": ".csv" }]» } }`,
      `{ ${own}, "detail": { "file": «[{ "prefix": "in/" }, { "suffix": ".csv" }]» } }`,
      `{ ${own}, "detail": { "file": «[{ "suffix": ".csv" }, { "suffix": ".tsv" }, { "prefix": "in/" }]» } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "file": [{ "prefix": "in/" }, { "prefix": "out/" }] } }`,
      `{ ${own}, "detail": { "file": [{ "prefix": "in/" }, { "suffix": ".csv" }, "README"] } }`,
    ],
  },
  "contradictory-or": {
    triggers: [
      `{ ${own}, "detail": { «"$or"»: [{ "a": [{ "exists": true }] }, { "a": [{ "exists": false }] }] } }`,
      `{ ${own}, "detail": { «"$or"»: [{ "a": [{ "anything-but": "x" }] }, { "a": ["x"] }] } }`,
      `{ ${own}, "detail": { «"$or"»: [{ "a": [{ "anything-but": "x" }] }, { "a": [{ "anything-but": "y" }] }] } }`,
    ],
    nearly: [
      `{ ${own}, "detail": { "$or": [{ "a": [{ "anything-but": "x" }] }, { "b": ["x"] }] } }`,
      `{ ${own}, "detail": { "$or": [{ "a": [{ "exists": true }], "b": [1] }, { "a": [{ "exists": false }] }] } }`,
    ],
  },
  "misses-oversized": {
    triggers: [
      `{ ${item}, "detail": { «"configurationItem"»: { "resourceType": ["AWS::EC2::SecurityGroup"] } } }`,
      `{ ${item}, "detail": { "messageType": ["ConfigurationItemChangeNotification"], «"configurationItem"»: { "resourceType": ["AWS::EC2::SecurityGroup"] } } }`,
    ],
    nearly: [
      `{ ${item}, "detail": { "$or": [{ "configurationItem": { "resourceType": ["AWS::EC2::SecurityGroup"] } }, { "configurationItemSummary": { "resourceType": ["AWS::EC2::SecurityGroup"] } }] } }`,
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::EC2::SecurityGroup"], "tags": { "team": ["web"] } } } }`,
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::EC2::SecurityGroup"] }, "configurationItemDiff": { "changeType": ["UPDATE"] } } }`,
      `{ ${item}, "detail": { "messageType": ["ConfigurationItemChangeNotification"] } }`,
    ],
  },
  "first-evaluation": {
    triggers: [
      `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": { «"complianceType"»: ["COMPLIANT"] } } }`,
    ],
    nearly: [
      `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": { "complianceType": ["COMPLIANT", { "exists": false }] } } }`,
      `{ ${compliance}, "detail": { ${nonCompliant}, "$or": [{ "oldEvaluationResult": { "complianceType": ["COMPLIANT"] } }, { "resourceId": ["x"] }] } }`,
    ],
  },
  "both-directions": {
    triggers: [
      `{ "source": ["aws.config"], "detail-type": [«"Config Rules Compliance Change"»] }`,
      `{ "source": ["aws.config"], "detail-type": [«"Config Rules Compliance Change"»], "detail": { "configRuleName": ["x"] } }`,
    ],
    nearly: [`{ ${compliance}, "detail": { ${nonCompliant} } }`, `{ ${item} }`],
  },
  "global-resource": {
    triggers: [
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::IAM::Role"], «"awsRegion"»: ["us-east-1"] } } }`,
    ],
    nearly: [
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::IAM::Role"], "awsRegion": ["global"] } } }`,
      `{ ${item}, "detail": { "configurationItem": { "resourceType": ["AWS::IAM::Role", "AWS::S3::Bucket"], "awsRegion": ["us-east-1"] } } }`,
      `{ ${own}, "detail": { "resourceType": ["AWS::IAM::Role"], "awsRegion": ["us-east-1"] } }`,
    ],
  },
  "too-broad": {
    triggers: [
      `{ «"source"»: ["aws.config"] }`,
      `{ «"account"»: ["111122223333"] }`,
      `{ "account": ["111122223333"], «"source"»: [{ "prefix": "" }] }`,
    ],
    nearly: [`{ ${own} }`, `{ ${ec2} }`, `{ "source": ["aws.config", "com.example"] }`],
  },
  "read-only-call": {
    triggers: [`{ ${call}, "detail": { "eventName": [«"DescribeConfigRules"», "PutConfigRule"] } }`],
    nearly: [
      `{ ${call}, "detail": { "eventName": ["PutConfigRule"] } }`,
      `{ ${own}, "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": ["DescribeConfigRules"] } }`,
    ],
  },
  "partly-checked": {
    triggers: [`«{» ${alternatives("source", 15)}, "detail": { ${alternatives("messageType", 15)} } }`],
    nearly: [`{ ${alternatives("source", 10)}, "detail": { ${alternatives("messageType", 15)} } }`],
  },
};
