import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** A request as it came in. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/**
 * How a server answers one request: with a status and a body, which does not end where it `stalls`, by breaking the
 * connection, or not at all.
 */
export type Answer =
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly stalls?: true;
    }
  | "reset"
  | "silence";

export interface AnsweringServer {
  readonly endpoint: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** A server on a free port of loopback that answers as `answer` says, and remembers what it was asked. */
export async function startServer(
  answer: (request: SeenRequest, count: number) => Answer | Promise<Answer>,
): Promise<AnsweringServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(async (request) => {
      requests.push(request);
      send(outgoing, await answer(request, requests.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { endpoint: `http://127.0.0.1:${portOf(server)}`, requests, close: () => close(server) };
}

/** An error as EventBridge's JSON protocol spells it. */
export function awsError(status: number, type: string, message: string): Answer {
  return { status, body: { __type: `com.amazon.coral.service#${type}`, message } };
}

/**
 * A server that passes every request on as it is, host and all, so that its signature stays right. Where `interfere`
 * gives an answer, that is sent in place of the target's.
 */
export function startProxy(
  target: string,
  interfere: (request: SeenRequest, count: number) => Promise<Answer | undefined> = () =>
    Promise.resolve(undefined),
): Promise<AnsweringServer> {
  return startServer(async (request, count) => (await interfere(request, count)) ?? passOn(target, request));
}

/** What the target answers to a request, which is sent to it as it is. */
export function passOn(target: string, { path, headers, body }: SeenRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const passed = request(target, { method: "POST", path, headers }, (answer) => {
      readRequest(answer).then(
        ({ body: text }) => resolve({ status: answer.statusCode ?? 0, body: text }),
        reject,
      );
    });
    passed.on("error", reject);
    passed.end(body);
  });
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  return { path: incoming.url ?? "/", headers: incoming.headers, body };
}

function send(outgoing: ServerResponse, answer: Answer): void {
  if (answer === "silence") return;
  if (answer === "reset") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(answer.status, { "content-type": "application/x-amz-json-1.1", ...answer.headers });
  outgoing.write(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  if (answer.stalls !== true) outgoing.end();
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen.");
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
