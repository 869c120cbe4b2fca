import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import { shownEndpoint } from "../../src/testing/engines/awsEndpoint";

const vpce = "vpce-0a1b2c3d4e5f-abcdefgh";

test.each<{ endpoint: string; region?: string; shown: string | undefined }>([
  { endpoint: "https://events.eu-west-1.amazonaws.com", shown: undefined },
  { endpoint: "https://events.eu-west-1.amazonaws.com/", shown: undefined },
  { endpoint: "https://events.eu-west-1.amazonaws.com:443", shown: undefined },
  { endpoint: "https://EVENTS.eu-west-1.amazonaws.com", shown: undefined },
  { endpoint: "https://events.eu-west-1.api.aws", shown: undefined },
  { endpoint: "https://events-fips.us-east-1.amazonaws.com", region: "us-east-1", shown: undefined },
  { endpoint: "https://events-fips.us-east-1.api.aws", region: "us-east-1", shown: undefined },
  { endpoint: "https://events.us-gov-west-1.amazonaws.com", region: "us-gov-west-1", shown: undefined },
  { endpoint: "https://events.cn-north-1.amazonaws.com.cn", region: "cn-north-1", shown: undefined },
  { endpoint: "https://events.eusc-de-east-1.amazonaws.eu", region: "eusc-de-east-1", shown: undefined },
  { endpoint: "https://events.us-iso-east-1.c2s.ic.gov", region: "us-iso-east-1", shown: undefined },
  { endpoint: `https://${vpce}.events.eu-west-1.vpce.amazonaws.com`, shown: undefined },
  { endpoint: `https://${vpce}-eu-west-1a.events.eu-west-1.vpce.amazonaws.com`, shown: undefined },
  {
    endpoint: `https://${vpce}.vpce-svc-0a1b.eu-west-1.vpce.amazonaws.com`,
    shown: `https://${vpce}.vpce-svc-0a1b.eu-west-1.vpce.amazonaws.com`,
  },
  {
    endpoint: "https://vpce-svc-0a1b.events.eu-west-1.vpce.amazonaws.com",
    shown: "https://vpce-svc-0a1b.events.eu-west-1.vpce.amazonaws.com",
  },
  {
    endpoint: "https://a1b2.execute-api.eu-west-1.amazonaws.com/prod",
    shown: "https://a1b2.execute-api.eu-west-1.amazonaws.com/prod",
  },
  { endpoint: "https://sns.eu-west-1.amazonaws.com", shown: "https://sns.eu-west-1.amazonaws.com" },
  { endpoint: "https://events.us-east-1.amazonaws.com", shown: "https://events.us-east-1.amazonaws.com" },
  { endpoint: "http://events.eu-west-1.amazonaws.com", shown: "http://events.eu-west-1.amazonaws.com" },
  {
    endpoint: "https://events.eu-west-1.amazonaws.com:8443",
    shown: "https://events.eu-west-1.amazonaws.com:8443",
  },
  {
    endpoint: "https://events.eu-west-1.amazonaws.com.example.com",
    shown: "https://events.eu-west-1.amazonaws.com.example.com",
  },
  {
    endpoint: "https://events.eu-west-1.notamazonaws.com",
    shown: "https://events.eu-west-1.notamazonaws.com",
  },
  {
    endpoint: "https://events.eu-west-1.amazonaws.com@example.com",
    shown: "https://example.com",
  },
  { endpoint: "http://localhost:4566", shown: "http://localhost:4566" },
  { endpoint: "http://localhost:4566/events/", shown: "http://localhost:4566/events/" },
  {
    endpoint: "https://user:pass@proxy.example.com:8443/x?key=y#z",
    shown: "https://proxy.example.com:8443/x",
  },
  { endpoint: "https://user:p@ss:w@rd@proxy.example.com", shown: "https://proxy.example.com" },
  { endpoint: "https://user:pass@", shown: "an address that cannot be read" },
])("$endpoint is shown as $shown", ({ endpoint, region = "eu-west-1", shown }) => {
  expect(shownEndpoint(endpoint, region)).toBe(shown);
});

test("while the Region is not known, EventBridge's own of any Region is not shown", () => {
  expect(shownEndpoint("https://events.us-east-1.amazonaws.com")).toBeUndefined();
  expect(shownEndpoint("http://localhost:4566")).toBe("http://localhost:4566");
});

/** A Region of each partition that the SDK knows. */
const regions = ["us-east-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"];
regions.push("us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1");

test.each(regions)(
  "what the SDK's client would ask in %s is not shown, with and without FIPS and IPv6",
  (Region) => {
    const client = new EventBridgeClient({ region: Region });
    const urls = [
      { UseFIPS: false, UseDualStack: false },
      { UseFIPS: true, UseDualStack: false },
      { UseFIPS: false, UseDualStack: true },
      { UseFIPS: true, UseDualStack: true },
    ].flatMap((kinds) => {
      try {
        return [client.config.endpointProvider({ Region, ...kinds }).url.href];
      } catch {
        // Not every partition has all of them.
        return [];
      }
    });
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.map((url) => shownEndpoint(url, Region))).toEqual(urls.map(() => undefined));
  },
);
