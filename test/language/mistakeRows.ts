import type { DiagnosticCode } from "../../src/language/diagnostics/diagnostic";

/** A mistake that people made, what is said of it, and what comes of mending it. */
interface MistakeRow {
  readonly text: string;
  /** Every code that is said of the text, in its order. */
  readonly codes: readonly DiagnosticCode[];
  /** What the message of the first one says, where the words matter. */
  readonly says?: readonly string[];
  readonly fix?: Fix;
}

interface Fix {
  readonly title: string;
  /** The whole pattern after the fix. */
  readonly after: string;
  /** An event of the kind, which the mended pattern matches; missing where more is to be mended. */
  readonly event?: unknown;
  /** Whether the pattern matches that event as it stands; missing: as it does with an exclusion of nothing, and not else. */
  readonly asItStands?: boolean;
}

/** One mistake and its variants. */
interface MistakeKind {
  readonly kind: string;
  readonly rows: readonly MistakeRow[];
}

const call = `"detail-type": ["AWS API Call via CloudTrail"]`;
const compliance = `"source": ["aws.config"], "detail-type": ["Config Rules Compliance Change"]`;
const ec2 = `"source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"]`;
const nonCompliant = `"newEvaluationResult": { "complianceType": ["NON_COMPLIANT"] }`;

/** An API call as EventBridge delivers it. */
function apiCall(service: string, region: string, detail: object = {}): object {
  return {
    source: `aws.${service}`,
    "detail-type": "AWS API Call via CloudTrail",
    region,
    resources: [],
    detail: { eventSource: `${service}.amazonaws.com`, awsRegion: region, ...detail },
  };
}

function sent(source: string, detailType: string, detail: object = {}): object {
  return { source, "detail-type": detailType, region: "eu-west-1", detail };
}

export const mistakeKinds: readonly MistakeKind[] = [
  {
    kind: "a Region in which a global service logs nothing",
    rows: [
      {
        text: `{ "source": ["aws.iam"], ${call}, "region": ["eu-central-1"] }`,
        codes: ["global-service-region"],
        says: ["us-east-1 only", "leave the Region out"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.iam"], ${call}, "region": ["us-east-1"] }`,
          event: apiCall("iam", "us-east-1"),
        },
      },
      {
        text: `{ "source": ["aws.organizations"], ${call}, "detail": { "awsRegion": ["eu-central-1"] } }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.organizations"], ${call}, "detail": { "awsRegion": ["us-east-1"] } }`,
          event: apiCall("organizations", "us-east-1"),
        },
      },
      {
        text: `{ "source": ["aws.route53"], ${call}, "region": [{ "prefix": "eu-" }] }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.route53"], ${call}, "region": ["us-east-1"] }`,
          event: apiCall("route53", "us-east-1"),
        },
      },
      {
        text: `{ "source": ["aws.cloudfront"], ${call}, "region": [{ "anything-but": "us-east-1" }] }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.cloudfront"], ${call}, "region": ["us-east-1"] }`,
          event: apiCall("cloudfront", "us-east-1"),
          asItStands: false,
        },
      },
      {
        text: `{ "source": ["aws.account"], ${call}, "region": ["us-east-2", "eu-west-1"] }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.account"], ${call}, "region": ["us-east-1"] }`,
          event: apiCall("account", "us-east-1"),
        },
      },
      {
        text: `{ "source": ["aws.globalaccelerator"], ${call}, "region": ["us-east-1"] }`,
        codes: ["global-service-region"],
        says: ["us-west-2"],
        fix: {
          title: `Ask for "us-west-2"`,
          after: `{ "source": ["aws.globalaccelerator"], ${call}, "region": ["us-west-2"] }`,
          event: apiCall("globalaccelerator", "us-west-2"),
        },
      },
      {
        text: `{ "source": ["aws.trustedadvisor"], "detail-type": ["Trusted Advisor Check Item Refresh Notification"], "region": ["eu-west-1"] }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "source": ["aws.trustedadvisor"], "detail-type": ["Trusted Advisor Check Item Refresh Notification"], "region": ["us-east-1"] }`,
          event: {
            ...sent("aws.trustedadvisor", "Trusted Advisor Check Item Refresh Notification"),
            region: "us-east-1",
          },
        },
      },
      {
        text: `{ "source": ["aws.iam", "aws.ec2"], ${call}, "region": ["eu-central-1"] }`,
        codes: ["global-service-region"],
        says: ["Events of AWS IAM", "they never match"],
        fix: {
          title: `Ask for "us-east-1" as well`,
          after: `{ "source": ["aws.iam", "aws.ec2"], ${call}, "region": ["eu-central-1", "us-east-1"] }`,
          event: apiCall("iam", "us-east-1"),
        },
      },
      {
        text: `{ "$or": [{ "source": ["aws.iam"], ${call} }, { "source": ["aws.organizations"], ${call} }], "region": ["eu-west-1"] }`,
        codes: ["global-service-region"],
        says: ["AWS IAM, AWS Organizations"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ "$or": [{ "source": ["aws.iam"], ${call} }, { "source": ["aws.organizations"], ${call} }], "region": ["us-east-1"] }`,
          event: apiCall("organizations", "us-east-1"),
        },
      },
      {
        text: `{ ${call}, "region": ["eu-west-1"], "detail": { "eventSource": ["iam.amazonaws.com"] } }`,
        codes: ["global-service-region"],
        fix: {
          title: `Ask for "us-east-1"`,
          after: `{ ${call}, "region": ["us-east-1"], "detail": { "eventSource": ["iam.amazonaws.com"] } }`,
          event: apiCall("iam", "us-east-1"),
        },
      },
      { text: `{ ${call}, "region": ["eu-west-1"] }`, codes: [] },
      { text: `{ "source": ["aws.iam"], ${call}, "region": ["us-east-1", "eu-west-1"] }`, codes: [] },
      { text: `{ "source": ["aws.iam"], ${call}, "region": ["cn-north-1"] }`, codes: [] },
      { text: `{ "source": ["aws.iam"], ${call}, "region": ["\${AWS::Region}"] }`, codes: [] },
      { text: `{ "source": ["aws.iam", "com.example"], ${call}, "region": ["eu-west-1"] }`, codes: [] },
      { text: `{ "source": ["aws.ec2"], ${call}, "region": ["eu-west-1"] }`, codes: [] },
    ],
  },
  {
    kind: "an exclusion of what never comes",
    rows: [
      {
        text: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": [{ "anything-but": ["GetOjectAcl"] }] } }`,
        codes: ["unlisted-value"],
        says: ["excluding it excludes nothing", `Did you mean "GetObjectAcl"?`],
        fix: {
          title: `Change to "GetObjectAcl"`,
          after: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": [{ "anything-but": ["GetObjectAcl"] }] } }`,
          event: apiCall("s3", "eu-west-1", { eventName: "PutObject" }),
        },
      },
      {
        text: `{ ${ec2}, "detail": { "state": [{ "anything-but": ["Running"] }] } }`,
        codes: ["wrong-case"],
        says: [`excluding "Running" excludes nothing`],
        fix: {
          title: `Change to "running"`,
          after: `{ ${ec2}, "detail": { "state": [{ "anything-but": ["running"] }] } }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification", { state: "stopped" }),
        },
      },
      {
        text: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "anything-but": ["NON-COMPLIANT"] }] } } }`,
        codes: ["unknown-value"],
        says: ["excluding it excludes nothing"],
        fix: {
          title: `Change to "NON_COMPLIANT"`,
          after: `{ ${compliance}, "detail": { "newEvaluationResult": { "complianceType": [{ "anything-but": ["NON_COMPLIANT"] }] } } }`,
          event: sent("aws.config", "Config Rules Compliance Change", {
            newEvaluationResult: { complianceType: "COMPLIANT" },
          }),
        },
      },
      {
        text: `{ ${ec2}, "detail": { "state": [{ "anything-but": "Running" }] } }`,
        codes: ["wrong-case"],
        fix: {
          title: `Change to "running"`,
          after: `{ ${ec2}, "detail": { "state": [{ "anything-but": "running" }] } }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification", { state: "stopped" }),
        },
      },
      {
        text: `{ ${ec2}, "detail": { "state": [{ "anything-but": ["stopped", "terminating"] }] } }`,
        codes: ["unlisted-value"],
      },
      {
        text: `{ ${ec2}, "detail": { "state": [{ "anything-but": { "prefix": "Run" } }] } }`,
        codes: ["unlisted-value"],
        says: ["no known value that this excludes"],
      },
      { text: `{ ${ec2}, "detail": { "state": [{ "anything-but": [5] }] } }`, codes: ["wrong-type"] },
      {
        text: `{ "source": [{ "anything-but": ["aws.confg"] }], "detail-type": ["x"] }`,
        codes: ["misspelt-source"],
        fix: {
          title: `Change to "aws.config"`,
          after: `{ "source": [{ "anything-but": ["aws.config"] }], "detail-type": ["x"] }`,
          event: sent("aws.s3", "x"),
        },
      },
      {
        text: `{ "source": ["aws.s3"], "detail-type": [{ "anything-but": ["Object created"] }] }`,
        codes: ["misspelt-detail-type"],
        fix: {
          title: `Change to "Object Created"`,
          after: `{ "source": ["aws.s3"], "detail-type": [{ "anything-but": ["Object Created"] }] }`,
          event: sent("aws.s3", "Object Deleted"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventSource": [{ "anything-but": "s3.amazonaws.com" }] } }`,
        codes: ["wrong-event-source"],
      },
      { text: `{ ${ec2}, "detail": { "state": [{ "anything-but": ["running", "stopped"] }] } }`, codes: [] },
      { text: `{ ${ec2}, "detail": { "state": [{ "anything-but": { "prefix": "stop" } }] } }`, codes: [] },
    ],
  },
  {
    kind: "null where no event has it",
    rows: [
      {
        text: `{ "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": { "severity": [null] } }`,
        codes: ["unlisted-value"],
        says: ["null"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] }`,
          event: sent("aws.guardduty", "GuardDuty Finding", { severity: 5 }),
        },
      },
      {
        text: `{ "source": ["aws.health"], "detail-type": ["AWS Health Event"], "detail": { "eventTypeCategory": [null] } }`,
        codes: ["unlisted-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.health"], "detail-type": ["AWS Health Event"] }`,
          event: sent("aws.health", "AWS Health Event", { eventTypeCategory: "issue" }),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventName": [null] } }`,
        codes: ["unlisted-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.ec2"], ${call} }`,
          event: apiCall("ec2", "eu-west-1", { eventName: "RunInstances" }),
        },
      },
      {
        text: `{ "source": [null], "detail-type": ["x"] }`,
        codes: ["null-value"],
        says: ["every event has it"],
        fix: { title: "Remove it", after: `{ "detail-type": ["x"] }`, event: sent("com.example", "x") },
      },
      {
        text: `{ "source": ["com.example"], "account": [null] }`,
        codes: ["null-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["com.example"] }`,
          event: { ...sent("com.example", "x"), account: "111122223333" },
        },
      },
      {
        text: `{ "source": ["com.example"], "detail-type": ["x"], "region": [null, "eu-west-1"] }`,
        codes: ["null-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["com.example"], "detail-type": ["x"], "region": ["eu-west-1"] }`,
          event: sent("com.example", "x"),
          asItStands: true,
        },
      },
      {
        text: `{ "source": ["com.example"], "detail-type": ["x"], "resources": [null] }`,
        codes: ["null-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["com.example"], "detail-type": ["x"] }`,
          event: { ...sent("com.example", "x"), resources: [] },
        },
      },
      {
        text: `{ ${compliance}, "detail": { "configRuleName": [null], ${nonCompliant} } }`,
        codes: ["null-value"],
        fix: {
          title: `Change to { "exists": false }`,
          after: `{ ${compliance}, "detail": { "configRuleName": [{ "exists": false }], ${nonCompliant} } }`,
          event: sent("aws.config", "Config Rules Compliance Change", {
            newEvaluationResult: { complianceType: "NON_COMPLIANT" },
          }),
        },
      },
      { text: `{ "source": ["com.example"], "detail": { "severity": [null] } }`, codes: [] },
      { text: `{ "source": ["aws.ec2"], ${call}, "detail": { "responseElements": [null] } }`, codes: [] },
      {
        text: `{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"], "detail": { "output": [null] } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "a name that is known by something else than its letters",
    rows: [
      {
        text: `{ "source": ["aws.config"], "detail-type": ["Config Configuration Item Change Notification"] }`,
        codes: ["unknown-detail-type"],
        says: [`Did you mean "Config Configuration Item Change"?`],
        fix: {
          title: `Change to "Config Configuration Item Change"`,
          after: `{ "source": ["aws.config"], "detail-type": ["Config Configuration Item Change"] }`,
          event: sent("aws.config", "Config Configuration Item Change"),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail-type": ["Config Configuration Snapshot Delivery Completed"] }`,
        codes: ["unknown-detail-type"],
        says: [`Did you mean "Config Configuration Snapshot Delivery Status"?`],
        fix: {
          title: `Change to "Config Configuration Snapshot Delivery Status"`,
          after: `{ "source": ["aws.config"], "detail-type": ["Config Configuration Snapshot Delivery Status"] }`,
          event: sent("aws.config", "Config Configuration Snapshot Delivery Status"),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail-type": ["Config Compliance Change"] }`,
        codes: ["unknown-detail-type"],
        says: [`"Config Rules Compliance Change"`],
        fix: {
          title: `Change to "Config Rules Compliance Change"`,
          after: `{ ${compliance} }`,
          event: sent("aws.config", "Config Rules Compliance Change"),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail-type": ["AWS Config Rules Compliance Change"] }`,
        codes: ["unknown-detail-type"],
        says: [`"Config Rules Compliance Change"`],
        fix: {
          title: `Change to "Config Rules Compliance Change"`,
          after: `{ ${compliance} }`,
          event: sent("aws.config", "Config Rules Compliance Change"),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail-type": ["ComplianceChangeNotification"] }`,
        codes: ["misspelt-detail-type"],
        says: [`Did you mean "Config Rules Compliance Change"?`],
        fix: {
          title: `Change to "Config Rules Compliance Change"`,
          after: `{ ${compliance} }`,
          event: sent("aws.config", "Config Rules Compliance Change"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change"] }`,
        codes: ["misspelt-detail-type"],
        says: [`Did you mean "EC2 Instance State-change Notification"?`],
        fix: {
          title: `Change to "EC2 Instance State-change Notification"`,
          after: `{ ${ec2} }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "detail-type": ["API Call via CloudTrail"] }`,
        codes: ["unlisted-detail-type"],
        says: [`"AWS API Call via CloudTrail"`],
        fix: {
          title: `Change to "AWS API Call via CloudTrail"`,
          after: `{ "source": ["aws.ec2"], ${call} }`,
          event: apiCall("ec2", "eu-west-1"),
        },
      },
      {
        text: `{ ${compliance}, "detail": { ${nonCompliant}, "evaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
        codes: ["unknown-field"],
        says: [`Did you mean "newEvaluationResult" or "oldEvaluationResult"?`],
        fix: {
          title: `Change to "oldEvaluationResult"`,
          after: `{ ${compliance}, "detail": { ${nonCompliant}, "oldEvaluationResult": { "complianceType": ["NON_COMPLIANT"] } } }`,
          event: sent("aws.config", "Config Rules Compliance Change", {
            newEvaluationResult: { complianceType: "NON_COMPLIANT" },
            oldEvaluationResult: { complianceType: "NON_COMPLIANT" },
          }),
        },
      },
      {
        text: `{ "source": ["aws.eventbridge"], "detail-type": ["Scheduled Event"] }`,
        codes: ["misspelt-source"],
        says: [`Did you mean "aws.events"?`],
        fix: {
          title: `Change to "aws.events"`,
          after: `{ "source": ["aws.events"], "detail-type": ["Scheduled Event"] }`,
          event: sent("aws.events", "Scheduled Event"),
        },
      },
      ...[
        ["aws.stepfunctions", "aws.states"],
        ["aws.step-functions", "aws.states"],
        ["aws.StepFunctions", "aws.states"],
        ["aws.sfn", "aws.states"],
        ["aws.cloudwatchlogs", "aws.logs"],
        ["aws.cloudwatch-logs", "aws.logs"],
        ["aws.s3api", "aws.s3"],
        ["aws.efs", "aws.elasticfilesystem"],
        ["aws.mq", "aws.amazonmq"],
        ["aws.systemsmanager", "aws.ssm"],
        ["aws.elbv2", "aws.elasticloadbalancing"],
        ["aws.vpc", "aws.ec2"],
        ["aws:s3", "aws.s3"],
        ["aws.awsconfig", "aws.config"],
        ["aws.amazon-s3", "aws.s3"],
        ["s3.amazonaws.com", "aws.s3"],
        ["AWS Config", "aws.config"],
        ["Amazon S3", "aws.s3"],
      ].map(([text = "", meant = ""]): MistakeRow => ({
        text: `{ "source": ["${text}"], "detail-type": ["x"] }`,
        codes: ["misspelt-source"],
        says: [`Did you mean "${meant}"?`],
        fix: {
          title: `Change to "${meant}"`,
          after: `{ "source": ["${meant}"], "detail-type": ["x"] }`,
          event: sent(meant, "x"),
        },
      })),
      {
        text: `{ "source": ["aws.identitycenter"], "detail-type": ["x"] }`,
        codes: ["unknown-source"],
        says: [`"aws.sso"`],
        fix: {
          title: `Change to "aws.sso"`,
          after: `{ "source": ["aws.sso"], "detail-type": ["x"] }`,
          event: sent("aws.sso", "x"),
        },
      },
      {
        text: `{ "source": ["s3"], "detail-type": ["Object Created"] }`,
        codes: ["misspelt-source"],
        fix: {
          title: `Change to "aws.s3"`,
          after: `{ "source": ["aws.s3"], "detail-type": ["Object Created"] }`,
          event: sent("aws.s3", "Object Created"),
        },
      },
      {
        text: `{ "source": ["step functions"], "detail-type": ["Step Functions Execution Status Change"] }`,
        codes: ["misspelt-source"],
        fix: {
          title: `Change to "aws.states"`,
          after: `{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"] }`,
          event: sent("aws.states", "Step Functions Execution Status Change"),
        },
      },
      {
        text: `{ "source": ["cloudwatch logs"], ${call} }`,
        codes: ["misspelt-source"],
        fix: {
          title: `Change to "aws.logs"`,
          after: `{ "source": ["aws.logs"], ${call} }`,
          event: apiCall("logs", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["eventbridge", "com.example"], "detail-type": ["Scheduled Event"] }`,
        codes: ["misspelt-source"],
        fix: {
          title: `Change to "aws.events"`,
          after: `{ "source": ["aws.events", "com.example"], "detail-type": ["Scheduled Event"] }`,
          event: sent("aws.events", "Scheduled Event"),
        },
      },
      { text: `{ "source": ["s3"], "detail-type": ["File Created"] }`, codes: [] },
      {
        text: `{ "source": ["lambda"], "detail-type": ["Lambda Function Invocation Result - Success"] }`,
        codes: [],
      },
      { text: `{ "source": ["aws-cost-alerts"], "detail-type": ["x"] }`, codes: [] },
      { text: `{ "source": ["aws.bedrock-agentcore"], "detail-type": ["x"] }`, codes: [] },
    ],
  },
  {
    kind: "a key in the wrong case below an array's elements",
    rows: [
      {
        text: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "severity": { "Label": ["HIGH"] } } } }`,
        codes: ["unlisted-field"],
        says: [`Did you mean "Severity"? Case matters.`],
        fix: {
          title: `Change to "Severity"`,
          after: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Severity": { "Label": ["HIGH"] } } } }`,
          event: sent("aws.securityhub", "Security Hub Findings - Imported", {
            findings: [{ Severity: { Label: "HIGH" } }],
          }),
        },
      },
      {
        text: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "severity": { "label": ["HIGH"] } } } }`,
        codes: ["unlisted-field"],
        fix: {
          title: `Change to "Severity"`,
          after: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Severity": { "label": ["HIGH"] } } } }`,
        },
      },
      {
        text: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "compliance": { "Status": ["FAILED"] } } } }`,
        codes: ["unlisted-field"],
        fix: {
          title: `Change to "Compliance"`,
          after: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "Compliance": { "Status": ["FAILED"] } } } }`,
          event: sent("aws.securityhub", "Security Hub Findings - Imported", {
            findings: [{ Compliance: { Status: "FAILED" } }],
          }),
        },
      },
      {
        text: `{ "source": ["aws.securityhub"], "detail-type": ["Security Hub Findings - Imported"], "detail": { "findings": { "GeneratorId": ["x"] } } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "a detail-type in the place of detail, or below it",
    rows: [
      {
        text: `{ "source": ["aws.mediaconvert"], "detail": ["MediaConvert Job State Change"] }`,
        codes: ["wrong-type"],
        says: [`Did you mean "detail-type"?`],
        fix: {
          title: `Change the key to "detail-type"`,
          after: `{ "source": ["aws.mediaconvert"], "detail-type": ["MediaConvert Job State Change"] }`,
          event: sent("aws.mediaconvert", "MediaConvert Job State Change", { status: "COMPLETE" }),
        },
      },
      {
        text: `{ "source": ["com.example"], "detail": ["Order Placed"] }`,
        codes: ["wrong-type"],
        fix: {
          title: `Change the key to "detail-type"`,
          after: `{ "source": ["com.example"], "detail-type": ["Order Placed"] }`,
          event: sent("com.example", "Order Placed"),
        },
      },
      {
        text: `{ "source": ["aws.mediaconvert"], "detail": { "detail-type": ["MediaConvert Job State Change"], "status": ["ERROR"] } }`,
        codes: ["misplaced-field"],
        fix: {
          title: `Move to "detail-type"`,
          after: `{ "source": ["aws.mediaconvert"], "detail": { "status": ["ERROR"] }, "detail-type": ["MediaConvert Job State Change"] }`,
          event: sent("aws.mediaconvert", "MediaConvert Job State Change", { status: "ERROR" }),
        },
      },
      {
        text: `{ "source": ["com.example"], "detail": { "detail-type": ["MediaConvert Job State Change"] } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "a detail-type of a source whose events all stand in aws-service-spec",
    rows: [
      {
        text: `{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status change"] }`,
        codes: ["misspelt-detail-type"],
        fix: {
          title: `Change to "Step Functions Execution Status Change"`,
          after: `{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"] }`,
          event: sent("aws.states", "Step Functions Execution Status Change"),
        },
      },
      {
        text: `{ "source": ["aws.codepipeline"], "detail-type": ["CodePipeline Execution State Change"] }`,
        codes: ["unlisted-detail-type"],
        says: ["CodePipeline Pipeline Execution State Change"],
        fix: {
          title: `Change to "CodePipeline Pipeline Execution State Change"`,
          after: `{ "source": ["aws.codepipeline"], "detail-type": ["CodePipeline Pipeline Execution State Change"] }`,
          event: sent("aws.codepipeline", "CodePipeline Pipeline Execution State Change"),
        },
      },
      { text: `{ "source": ["aws.kms"], "detail-type": ["Key Deletion"] }`, codes: ["unlisted-detail-type"] },
      {
        text: `{ "source": ["aws.iam"], "detail-type": ["IAM User Created"] }`,
        codes: ["unlisted-detail-type"],
      },
      {
        text: `{ "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"] }`,
        codes: [],
      },
    ],
  },
  {
    kind: "an event source that CloudTrail does not write, or not for that source",
    rows: [
      {
        text: `{ "source": ["aws.cloudtrail"], ${call}, "detail": { "eventSource": ["ec2.amazonaws.com"] } }`,
        codes: ["wrong-event-source"],
        says: [`Such calls have the source "aws.ec2".`],
        fix: {
          title: `Change the source to "aws.ec2"`,
          after: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventSource": ["ec2.amazonaws.com"] } }`,
          event: apiCall("ec2", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.cloudtrail"], "detail": { "eventSource": ["ec2.amazonaws.com", "s3.amazonaws.com"] } }`,
        codes: ["wrong-event-source", "wrong-event-source"],
        fix: {
          title: `Change the source to "aws.ec2", "aws.s3"`,
          after: `{ "source": ["aws.ec2", "aws.s3"], "detail": { "eventSource": ["ec2.amazonaws.com", "s3.amazonaws.com"] } }`,
          event: apiCall("s3", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.guardduty"], ${call}, "detail": { "eventSource": ["aws.guardduty"] } }`,
        codes: ["wrong-event-source"],
        says: [`".amazonaws.com"`, `Did you mean "guardduty.amazonaws.com"?`],
        fix: {
          title: `Change to "guardduty.amazonaws.com"`,
          after: `{ "source": ["aws.guardduty"], ${call}, "detail": { "eventSource": ["guardduty.amazonaws.com"] } }`,
          event: apiCall("guardduty", "eu-west-1"),
        },
      },
      {
        text: `{ ${call}, "detail": { "eventSource": ["iam.amazon.com"] } }`,
        codes: ["wrong-event-source"],
        fix: {
          title: `Change to "iam.amazonaws.com"`,
          after: `{ ${call}, "detail": { "eventSource": ["iam.amazonaws.com"] } }`,
          event: apiCall("iam", "us-east-1"),
        },
      },
      {
        text: `{ "source": ["aws.config"], ${call}, "detail": { "eventSource": ["config"] } }`,
        codes: ["wrong-event-source"],
        says: [`Did you mean "config.amazonaws.com"?`],
        fix: {
          title: `Change to "config.amazonaws.com"`,
          after: `{ "source": ["aws.config"], ${call}, "detail": { "eventSource": ["config.amazonaws.com"] } }`,
          event: apiCall("config", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.rds"], "detail-type": ["RDS DB Instance Event"], "detail": { "eventSource": ["db-instance"] } }`,
        codes: ["unlisted-field"],
      },
      {
        text: `{ "source": ["aws.rds"], "detail": { "eventSource": ["db-instance"] } }`,
        codes: ["wrong-event-source"],
        says: [`Did you mean "rds.amazonaws.com"?`],
        fix: {
          title: `Change to "rds.amazonaws.com"`,
          after: `{ "source": ["aws.rds"], "detail": { "eventSource": ["rds.amazonaws.com"] } }`,
          event: apiCall("rds", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.rds"], ${call}, "detail": { "eventSource": ["RDS"] } }`,
        codes: ["wrong-event-source"],
        fix: {
          title: `Change to "rds.amazonaws.com"`,
          after: `{ "source": ["aws.rds"], ${call}, "detail": { "eventSource": ["rds.amazonaws.com"] } }`,
          event: apiCall("rds", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventSource": ["lamda.amazonaws.com"] } }`,
        codes: ["wrong-event-source"],
        says: [`"lambda.amazonaws.com"`],
        fix: {
          title: `Change to "lambda.amazonaws.com"`,
          after: `{ "source": ["aws.lambda"], ${call}, "detail": { "eventSource": ["lambda.amazonaws.com"] } }`,
          event: apiCall("lambda", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.cloudwatch"], ${call}, "detail": { "eventSource": ["monitoring.amazonaws.com"] } }`,
        codes: ["wrong-event-source"],
        says: [`"aws.monitoring"`],
        fix: {
          title: `Change the source to "aws.monitoring"`,
          after: `{ "source": ["aws.monitoring"], ${call}, "detail": { "eventSource": ["monitoring.amazonaws.com"] } }`,
          event: apiCall("monitoring", "eu-west-1"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventSource": [{ "prefix": "aws." }] } }`,
        codes: ["wrong-event-source"],
        fix: {
          title: `Change to "ec2.amazonaws.com"`,
          after: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventSource": ["ec2.amazonaws.com"] } }`,
          event: apiCall("ec2", "eu-west-1"),
        },
      },
      {
        text: `{ "$or": [{ "source": ["aws.ec2"] }, { "source": ["aws.s3"] }], "detail": { "eventSource": ["sns.amazonaws.com"] } }`,
        codes: ["wrong-event-source"],
        fix: {
          title: `Change the source to "aws.sns"`,
          after: `{ "$or": [{ "source": ["aws.sns"] }, { "source": ["aws.s3"] }], "detail": { "eventSource": ["sns.amazonaws.com"] } }`,
          event: apiCall("sns", "eu-west-1"),
        },
      },
      ...[
        ["aws.monitoring", "monitoring"],
        ["aws.tagging", "tagging"],
        ["aws.health", "health"],
        ["aws.elasticloadbalancing", "elasticloadbalancing"],
        ["aws.kafka-cluster", "kafka"],
        ["aws.kafka", "kafka"],
        ["aws.application-autoscaling", "autoscaling"],
      ].map(([source = "", service = ""]): MistakeRow => ({
        text: `{ "source": ["${source}"], ${call}, "detail": { "eventSource": ["${service}.amazonaws.com"] } }`,
        codes: [],
      })),
      {
        text: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": { "eventSource": ["signin.amazonaws.com"] } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.cloudtrail"], "detail-type": ["AWS Insight via CloudTrail"], "detail": { "eventSource": ["ec2.amazonaws.com"] } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.ec2", "com.example"], ${call}, "detail": { "eventSource": ["s3.amazonaws.com"] } }`,
        codes: [],
      },
      ...[
        ["eventbridge", "events"],
        ["stepfunctions", "states"],
        ["efs", "elasticfilesystem"],
        ["lamda", "lambda"],
      ].map(([text = "", meant = ""]): MistakeRow => ({
        text: `{ ${call}, "detail": { "eventSource": ["${text}.amazonaws.com"] } }`,
        codes: ["wrong-event-source"],
        says: [`Did you mean "${meant}.amazonaws.com"?`],
        fix: {
          title: `Change to "${meant}.amazonaws.com"`,
          after: `{ ${call}, "detail": { "eventSource": ["${meant}.amazonaws.com"] } }`,
          event: apiCall(meant, "eu-west-1"),
        },
      })),
      ...["macie", "newservice", "sso-oauth", "waf-regional"].map((service): MistakeRow => ({
        text: `{ ${call}, "detail": { "eventSource": ["${service}.amazonaws.com"] } }`,
        codes: [],
      })),
      { text: `{ "detail": { "eventSource": ["aws.guardduty"] } }`, codes: [] },
    ],
  },
  {
    kind: "resources of an API call",
    rows: [
      {
        text: `{ "source": ["aws.ec2"], ${call}, "resources": ["arn:aws:ec2:eu-west-1:111122223333:instance/i-1"] }`,
        codes: ["empty-resources"],
        says: [`"detail.requestParameters"`],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.ec2"], ${call} }`,
          event: apiCall("ec2", "eu-west-1"),
        },
      },
      {
        text: `{ ${call}, "resources": [{ "prefix": "arn:aws:s3" }] }`,
        codes: ["empty-resources"],
        fix: { title: "Remove it", after: `{ ${call} }`, event: apiCall("s3", "eu-west-1") },
      },
      {
        text: `{ "source": ["aws.iam"], "resources": ["arn:aws:iam::111122223333:role/a"] }`,
        codes: ["empty-resources"],
        fix: { title: "Remove it", after: `{ "source": ["aws.iam"] }`, event: apiCall("iam", "us-east-1") },
      },
      {
        text: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "resources": ["x"] }`,
        codes: ["empty-resources"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"] }`,
          event: { ...sent("aws.signin", "AWS Console Sign In via CloudTrail"), resources: [] },
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "resources": ["arn:aws:ec2:eu-west-1:111122223333:instance/i-1"] }`,
        codes: [],
      },
      { text: `{ ${ec2}, "resources": ["arn:aws:ec2:eu-west-1:111122223333:instance/i-1"] }`, codes: [] },
      { text: `{ "source": ["aws.ec2"], ${call}, "resources": [{ "exists": false }] }`, codes: [] },
    ],
  },
  {
    kind: "a value of events that only the source chooses",
    rows: [
      {
        text: `{ "source": ["aws.guardduty"], "detail": { "eventName": ["GuardDuty Malware Protection Object Scan Result"] } }`,
        codes: ["misplaced-field"],
        says: ["is a detail-type"],
        fix: {
          title: `Move to "detail-type"`,
          after: `{ "source": ["aws.guardduty"], "detail-type": ["GuardDuty Malware Protection Object Scan Result"] }`,
          event: sent("aws.guardduty", "GuardDuty Malware Protection Object Scan Result"),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail": { "eventName": ["Config Rules Compliance Change"], ${nonCompliant} } }`,
        codes: ["misplaced-field"],
        fix: {
          title: `Move to "detail-type"`,
          after: `{ "source": ["aws.config"], "detail": { ${nonCompliant} }, "detail-type": ["Config Rules Compliance Change"] }`,
          event: sent("aws.config", "Config Rules Compliance Change", {
            newEvaluationResult: { complianceType: "NON_COMPLIANT" },
          }),
        },
      },
      {
        text: `{ "source": ["aws.config"], "detail": { "eventName": ["PutConfigRules"] } }`,
        codes: ["unlisted-value"],
        fix: {
          title: `Change to "PutConfigRule"`,
          after: `{ "source": ["aws.config"], "detail": { "eventName": ["PutConfigRule"] } }`,
          event: apiCall("config", "eu-west-1", { eventName: "PutConfigRule" }),
        },
      },
      {
        text: `{ "source": ["aws.s3"], "detail": { "eventName": ["PutOjectAcl"] } }`,
        codes: ["unlisted-value"],
        says: [`"PutObjectAcl"`],
        fix: {
          title: `Change to "PutObjectAcl"`,
          after: `{ "source": ["aws.s3"], "detail": { "eventName": ["PutObjectAcl"] } }`,
          event: apiCall("s3", "eu-west-1", { eventName: "PutObjectAcl" }),
        },
      },
      {
        text: `{ "source": ["aws.health"], "detail": { "eventTypeCategory": ["Issue"] } }`,
        codes: ["wrong-case"],
        fix: {
          title: `Change to "issue"`,
          after: `{ "source": ["aws.health"], "detail": { "eventTypeCategory": ["issue"] } }`,
          event: sent("aws.health", "AWS Health Event", { eventTypeCategory: "issue" }),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "detail": { "state": ["Running"] } }`,
        codes: ["unlisted-value"],
        says: [`Did you mean "running"?`],
        fix: {
          title: `Change to "running"`,
          after: `{ "source": ["aws.ec2"], "detail": { "state": ["running"] } }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification", { state: "running" }),
        },
      },
      {
        text: `{ "source": ["aws.codebuild"], "detail": { "build-status": ["failed"] } }`,
        codes: ["unlisted-value"],
        fix: {
          title: `Change to "FAILED"`,
          after: `{ "source": ["aws.codebuild"], "detail": { "build-status": ["FAILED"] } }`,
          event: sent("aws.codebuild", "CodeBuild Build State Change", { "build-status": "FAILED" }),
        },
      },
      { text: `{ "source": ["aws.ec2"], "detail": { "state": ["whatever"] } }`, codes: [] },
      { text: `{ "source": ["aws.kms"], "detail": { "eventName": ["RotateKey"] } }`, codes: [] },
      { text: `{ "source": ["aws.ecs"], "detail": { "eventName": ["SERVICE_STEADY_STATE"] } }`, codes: [] },
      { text: `{ "source": ["com.example"], "detail": { "eventTypeCategory": ["Issue"] } }`, codes: [] },
    ],
  },
  {
    kind: "an operation of another service",
    rows: [
      {
        text: `{ "source": ["aws.cloudtrail"], ${call}, "detail": { "eventSource": ["cloudtrail.amazonaws.com"], "eventName": ["CreateRoute", "AuthorizeSecurityGroupIngress"] } }`,
        codes: ["unlisted-value", "unlisted-value"],
        says: [`It is one of Amazon EC2, whose events have the source "aws.ec2".`],
        fix: {
          title: `Change the source to "aws.ec2"`,
          after: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventSource": ["ec2.amazonaws.com"], "eventName": ["CreateRoute", "AuthorizeSecurityGroupIngress"] } }`,
          event: apiCall("ec2", "eu-west-1", { eventName: "CreateRoute" }),
        },
      },
      {
        text: `{ "source": ["aws.iam"], ${call}, "detail": { "eventName": ["ConsoleLogin"] } }`,
        codes: ["unlisted-value"],
        says: [`the detail-type "AWS Console Sign In via CloudTrail"`],
        fix: {
          title: `Change the source to "aws.signin"`,
          after: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": { "eventName": ["ConsoleLogin"] } }`,
          event: sent("aws.signin", "AWS Console Sign In via CloudTrail", { eventName: "ConsoleLogin" }),
        },
      },
      {
        text: `{ "source": ["aws.emr"], ${call}, "detail": { "eventName": ["RunJobFlow"] } }`,
        codes: ["unlisted-value"],
        says: [`the source "aws.elasticmapreduce"`],
        fix: {
          title: `Change the source to "aws.elasticmapreduce"`,
          after: `{ "source": ["aws.elasticmapreduce"], ${call}, "detail": { "eventName": ["RunJobFlow"] } }`,
          event: apiCall("elasticmapreduce", "eu-west-1", { eventName: "RunJobFlow" }),
        },
      },
      {
        text: `{ "source": ["aws.cloudtrail"], ${call}, "detail": { "eventName": ["RunInstances", "StopLogging"] } }`,
        codes: ["unlisted-value"],
        says: ["Amazon EC2"],
      },
      {
        text: `{ "source": ["aws.s3"], ${call}, "detail": { "eventName": [{ "anything-but": "RunInstances" }] } }`,
        codes: ["unlisted-value"],
        says: ["excluding it excludes nothing. It is one of Amazon EC2"],
      },
      {
        text: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventName": ["CreateLoadBalancer"] } }`,
        codes: ["unlisted-value"],
        says: [`"aws.elasticloadbalancing", or of`],
      },
      {
        text: `{ "source": ["aws.ec2"], ${call}, "detail": { "eventName": ["TagResource"] } }`,
        codes: ["unlisted-value"],
        says: ["AWS may have added it since this catalog was built."],
      },
      {
        text: `{ "source": ["aws.cloudtrail", "aws.ec2"], ${call}, "detail": { "eventName": ["RunInstances"] } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "a field that CloudTrail writes in events of another detail-type",
    rows: [
      {
        text: `{ ${call}, "detail": { "eventSource": ["ecr.amazonaws.com"], "eventName": ["CreateRepository"], "serviceEventDetails": { "repositoryName": [{ "prefix": "cache/" }] } } }`,
        codes: ["wrong-detail-type"],
        says: [`Ask for the detail-type "AWS Service Event via CloudTrail"`],
        fix: {
          title: `Change the detail-type to "AWS Service Event via CloudTrail"`,
          after: `{ "detail-type": ["AWS Service Event via CloudTrail"], "detail": { "eventSource": ["ecr.amazonaws.com"], "eventName": ["CreateRepository"], "serviceEventDetails": { "repositoryName": [{ "prefix": "cache/" }] } } }`,
          event: sent("aws.ecr", "AWS Service Event via CloudTrail", {
            eventSource: "ecr.amazonaws.com",
            eventName: "CreateRepository",
            serviceEventDetails: { repositoryName: "cache/nginx" },
          }),
        },
      },
      {
        text: `{ "source": ["aws.kms"], ${call}, "$or": [{ "detail": { "serviceEventDetails": { "keyId": ["k"], "rotationType": ["AUTOMATIC"] } } }, { "account": ["111122223333"] }] }`,
        codes: ["wrong-detail-type"],
        fix: {
          title: `Change the detail-type to "AWS Service Event via CloudTrail"`,
          after: `{ "source": ["aws.kms"], "detail-type": ["AWS Service Event via CloudTrail"], "$or": [{ "detail": { "serviceEventDetails": { "keyId": ["k"], "rotationType": ["AUTOMATIC"] } } }, { "account": ["111122223333"] }] }`,
          event: sent("aws.kms", "AWS Service Event via CloudTrail", {
            serviceEventDetails: { keyId: "k", rotationType: "AUTOMATIC" },
          }),
        },
      },
      {
        text: `{ "source": ["aws.signin"], ${call}, "detail": { "responseElements": { "ConsoleLogin": ["Failure"] } } }`,
        codes: ["wrong-detail-type"],
        fix: {
          title: `Change the detail-type to "AWS Console Sign In via CloudTrail"`,
          after: `{ "source": ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"], "detail": { "responseElements": { "ConsoleLogin": ["Failure"] } } }`,
          event: sent("aws.signin", "AWS Console Sign In via CloudTrail", {
            responseElements: { ConsoleLogin: "Failure" },
          }),
        },
      },
      {
        text: `{ "source": ["aws.cloudtrail"], ${call}, "detail": { "insightDetails": { "state": ["Start"] } } }`,
        codes: ["wrong-detail-type"],
        fix: {
          title: `Change the detail-type to "AWS Insight via CloudTrail"`,
          after: `{ "source": ["aws.cloudtrail"], "detail-type": ["AWS Insight via CloudTrail"], "detail": { "insightDetails": { "state": ["Start"] } } }`,
          event: sent("aws.cloudtrail", "AWS Insight via CloudTrail", { insightDetails: { state: "Start" } }),
        },
      },
      {
        text: `{ "source": ["aws.kms"], "detail-type": ["AWS Service Event via CloudTrail"], "detail": { "serviceEventDetails": { "keyId": ["k"] } } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.kms"], ${call}, "detail": { "eventName": ["DisableKey"], "serviceEventDetails": { "keyId": [{ "exists": false }] } } }`,
        codes: [],
      },
      {
        text: `{ "source": ["com.example"], "detail": { "serviceEventDetails": { "keyId": ["k"] } } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "an operator or a value in quotes",
    rows: [
      {
        text: String.raw`{ "source": ["com.example"], "detail": { "name": ["{ \"wildcard\": \"a*c\" }"] } }`,
        codes: ["quoted-operator"],
        says: ["Take the operator out of the quotes"],
        fix: {
          title: "Take the operator out of the quotes",
          after: `{ "source": ["com.example"], "detail": { "name": [{ "wildcard": "a*c" }] } }`,
          event: sent("com.example", "x", { name: "abc" }),
        },
      },
      {
        text: String.raw`{ "source": ["com.example"], "detail": { "name": "[{ \"prefix\": \"w\" }]" } }`,
        codes: ["not-object-or-array"],
        says: [`Take the value of "name" out of the quotes`],
        fix: {
          title: "Take the value out of the quotes",
          after: `{ "source": ["com.example"], "detail": { "name": [{ "prefix": "w" }] } }`,
          event: sent("com.example", "x", { name: "web" }),
        },
      },
      {
        text: String.raw`{ "source": ["aws.ec2"], "detail": "{\"state\":[\"running\"]}" }`,
        codes: ["not-object-or-array"],
        fix: {
          title: "Take the value out of the quotes",
          after: `{ "source": ["aws.ec2"], "detail": { "state": ["running"] } }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification", { state: "running" }),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "detail": "EC2 Instance State-change Notification" }`,
        codes: ["not-object-or-array"],
        fix: {
          title: `Change the key to "detail-type"`,
          after: `{ "source": ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"] }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification"),
        },
      },
      {
        text: String.raw`{ "source": ["{\"prefix\":\"aws.\"}"], "region": ["{\"prefix\":\"eu-\"}"] }`,
        codes: ["quoted-operator", "quoted-operator"],
        fix: {
          title: "Take the operator out of the quotes",
          after: String.raw`{ "source": [{ "prefix": "aws." }], "region": ["{\"prefix\":\"eu-\"}"] }`,
        },
      },
      {
        text: String.raw`{ "source": ["com.example"], "detail": { "name": [{ "anything-but": ["{\"prefix\":\"a\"}"] }] } }`,
        codes: ["quoted-operator"],
        fix: {
          title: "Take the operator out of the quotes",
          after: `{ "source": ["com.example"], "detail": { "name": [{ "anything-but": { "prefix": "a" } }] } }`,
          event: sent("com.example", "x", { name: "b" }),
        },
      },
      {
        text: String.raw`{ "source": ["com.example"], "detail": { "body": ["{\"kind\":\"a\"}", "[1]"] } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "a field that only some of the chosen events have",
    rows: [
      {
        text: `{ "source": ["aws.ssm"], "detail-type": ["EC2 Command Status-change Notification", "EC2 Automation Execution Status-change Notification"], "detail": { "status": ["Failed"] } }`,
        codes: ["field-of-some-events"],
        says: [`"EC2 Automation Execution Status-change Notification", which has "Status"`],
      },
      {
        text: `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "deletion-type": ["Permanently Deleted"] } }`,
        codes: ["field-of-some-events"],
      },
      {
        text: `{ "$or": [{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "deletion-type": ["Permanently Deleted"] } }, { "source": ["com.example"] }] }`,
        codes: ["field-of-some-events"],
      },
      {
        text: `{ "source": ["aws.ssm"], "detail-type": ["EC2 Command Status-change Notification", "EC2 Automation Execution Status-change Notification"], "detail": { "$or": [{ "status": ["Failed"] }, { "Status": ["Failed"] }] } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.s3"], "detail-type": ["Object Created", "Object Deleted"], "detail": { "bucket": { "name": ["b"] } } }`,
        codes: [],
      },
    ],
  },
  {
    kind: "what was reported though it is right, or not what it was said to be",
    rows: [
      {
        text: `{ "source": ["aws.trustedadvisor"], "detail-type": ["Trusted Advisor Check Item Refresh Notification"], "detail": { "check-item-detail": { "Service": ["EC2"] } } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.kms"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": ["ReEncrypt"], "requestParameters": { "encryptionContext": { "context": ["password-digest"] } } } }`,
        codes: [],
      },
      {
        text: `{ "source": ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], "detail": { "service": { "additionalInfo": { "threatListName": ["x"] } } } }`,
        codes: [],
      },
      {
        text: `{ "region": ["app-southeast-2"] }`,
        codes: ["unlisted-value"],
        fix: {
          title: `Change to "ap-southeast-2"`,
          after: `{ "region": ["ap-southeast-2"] }`,
          event: { ...sent("com.example", "x"), region: "ap-southeast-2" },
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "region": ["eu-west-11"] }`,
        codes: ["unlisted-value"],
        fix: {
          title: `Change to "eu-west-1"`,
          after: `{ "source": ["aws.ec2"], "region": ["eu-west-1"] }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "region": [null] }`,
        codes: ["null-value"],
        fix: {
          title: "Remove it",
          after: `{ "source": ["aws.ec2"] }`,
          event: sent("aws.ec2", "EC2 Instance State-change Notification"),
        },
      },
      {
        text: `{ "source": ["aws.ec2"], "region": ["eu-west-11", "eu-west-1"] }`,
        codes: ["too-broad", "unlisted-value"],
      },
    ],
  },
];
