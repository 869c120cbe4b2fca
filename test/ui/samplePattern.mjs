/** A pattern about AWS Config's compliance changes, without a line end at its end. */
export function compliancePattern(complianceType) {
  return `{
  "source": ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  "detail": {
    "newEvaluationResult": { "complianceType": ["${complianceType}"] }
  }
}`;
}
