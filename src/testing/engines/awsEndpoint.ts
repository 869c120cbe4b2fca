/**
 * What the names of AWS's own endpoints end in, partition by partition, with those for IPv6 (dual stack).
 * @see https://docs.aws.amazon.com/general/latest/gr/rande.html ; a test holds this to what the SDK asks
 */
const awsSuffixes: readonly string[] = [
  "amazonaws.com",
  "api.aws",
  "amazonaws.com.cn",
  "api.amazonwebservices.com.cn",
  "amazonaws.eu",
  "api.amazonwebservices.eu",
  "c2s.ic.gov",
  "api.aws.ic.gov",
  "sc2s.sgov.gov",
  "api.aws.scloud",
  "cloud.adc-e.uk",
  "api.cloud-aws.adc-e.uk",
  "csp.hci.ic.gov",
  "api.aws.hci.ic.gov",
];

/**
 * An endpoint as the user is shown it, which is wherever it is not EventBridge's own of the Region: without a password,
 * which can stand before the host, and without a query. Undefined for EventBridge's own: those of every partition, for
 * FIPS and IPv6, and an interface endpoint (`vpce-…`) of EventBridge. Other names of AWS, such as those of API Gateway, of
 * load balancers and of endpoint services (`vpce-svc-…`), lead to whatever somebody has put there, so they are shown.
 * Where `region` is absent any Region's is EventBridge's own.
 */
export function shownEndpoint(endpoint: string, region?: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // Nothing of it is quoted: what cannot be read can hold a password anywhere.
  if (url === undefined) return "an address that cannot be read";
  if (isEventBridge(url, region)) return undefined;
  return `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}`;
}

function isEventBridge({ protocol, port, hostname, pathname }: URL, region: string | undefined): boolean {
  if (protocol !== "https:" || port !== "" || pathname !== "/") return false;
  return awsSuffixes.some((suffix) => {
    if (!hostname.endsWith(`.${suffix}`)) return false;
    const labels = hostname.slice(0, -suffix.length - 1).split(".");
    if (labels.length === 4) {
      const [id = "", , , kind] = labels;
      if (kind !== "vpce" || !id.startsWith("vpce-") || id.startsWith("vpce-svc-")) return false;
      labels.shift();
      labels.pop();
    }
    const [service = "", at] = labels;
    const isService = service === "events" || service === "events-fips";
    return labels.length === 2 && isService && (region === undefined || at === region);
  });
}

/** An endpoint's host and port alone, for where there is little room. */
export function endpointHost(shown: string): string {
  return URL.canParse(shown) ? new URL(shown).host : shown;
}
