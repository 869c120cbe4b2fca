// What the model of an API says of one operation, in the notation of data/cloudTrail/callModels.jsonl.

/** What is read of a model. */
export interface ServiceModel {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly signingName?: string;
    readonly protocol: string;
    readonly protocols?: readonly string[];
  };
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, ShapeModel>>;
}

interface OperationModel {
  readonly input?: Member;
  readonly output?: Member;
  readonly http?: { readonly requestUri?: string };
}

interface Member {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly queryName?: string;
}

interface ShapeModel {
  readonly type: string;
  readonly members?: Readonly<Record<string, Member>>;
  readonly member?: Member;
  readonly payload?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly eventstream?: boolean;
  readonly streaming?: boolean;
}

/** What to write of an operation. */
export interface Notation {
  /** An operation of EC2 that CloudTrail does not wrap. */
  readonly isOld: boolean;
  /** Whether CloudTrail logs what it answers, as it does not for calls that only read. */
  readonly isAnswered: boolean;
  /** Collects lists of values. */
  readonly enums: string[];
}

type Naming = (member: string, facts: Member, shape: ShapeModel) => string | undefined;

const TYPES = new Map([
  ["string", "S"],
  ["character", "S"],
  ["timestamp", "S"],
  ["blob", "S"],
  ["integer", "N"],
  ["long", "N"],
  ["bigInteger", "N"],
  ["bigDecimal", "N"],
  ["short", "N"],
  ["double", "N"],
  ["float", "N"],
  ["boolean", "B"],
  ["structure", "O"],
  ["map", "M"],
]);

/**
 * `request|response`, each a list of members `name:type` that are separated by spaces: S string, N number, B boolean,
 * O object, M map, A anything; then `[` for an array, `!` for what is sensitive, `=2` for the second list of `enums`, and
 * in braces the members one level below. A `-` in front: an operation of EC2 that is not wrapped.
 */
export function describeOperation(model: ServiceModel, name: string, notation: Notation): string {
  const { input, output, http } = model.operations[name] ?? {};
  const { protocol, endpointPrefix } = model.metadata;
  const isS3 = protocol === "rest-xml" && /^s3/.test(endpointPrefix);
  const inputNames =
    protocol === "ec2" ? (notation.isOld ? oldEc2Name : queryName) : isS3 ? s3Name : sentName;
  const request = [
    ...(isS3 ? ["Host:S", ...literals(http?.requestUri ?? "")] : []),
    ...members(model, input, inputNames, notation),
  ];
  const response = notation.isAnswered ? members(model, output, sentName, notation) : [];
  const mark = protocol === "ec2" && notation.isOld ? "-" : "";
  return `${mark}${request.join(" ")}|${response.join(" ")}`;
}

function members(
  model: ServiceModel,
  of: Member | undefined,
  nameOf: Naming,
  notation: Notation,
): readonly string[] {
  const shape = of && model.shapes[of.shape];
  if (shape?.members === undefined) return [];
  return Object.entries(shape.members).flatMap(([member, facts]) => {
    const own = model.shapes[facts.shape];
    if (own === undefined || isLeftOut(own, facts, member === shape.payload)) return [];
    const name = nameOf(member, facts, own);
    return name === undefined ? [] : [describe(model, name, own, nameOf, notation, 1)];
  });
}

function describe(
  model: ServiceModel,
  name: string,
  shape: ShapeModel,
  nameOf: Naming,
  notation: Notation,
  level: number,
): string {
  const element = shape.type === "list" && shape.member ? model.shapes[shape.member.shape] : undefined;
  const inner = element ?? shape;
  const type = inner.type === "list" ? "A" : (TYPES.get(inner.type) ?? "A");
  const array = element === undefined ? "" : "[";
  const hidden = shape.sensitive === true || inner.sensitive === true ? "!" : "";
  const listed = inner.enum === undefined ? "" : `=${indexOf(notation.enums, inner.enum.join("|"))}`;
  const below = level === 1 ? membersBelow(model, inner, nameOf, notation) : "";
  return `${name}:${type}${array}${hidden}${listed}${below}`;
}

function membersBelow(model: ServiceModel, shape: ShapeModel, nameOf: Naming, notation: Notation): string {
  if (shape.type !== "structure" || shape.members === undefined) return "";
  const below = Object.entries(shape.members).flatMap(([member, facts]) => {
    const own = model.shapes[facts.shape];
    const name = own && nameOf(member, facts, own);
    return own === undefined || name === undefined ? [] : [describe(model, name, own, nameOf, notation, 2)];
  });
  return below.length === 0 ? "" : `{${below.join(" ")}}`;
}

function indexOf(enums: string[], values: string): number {
  const known = enums.indexOf(values);
  return known === -1 ? enums.push(values) - 1 : known;
}

/** Streams and status codes are never logged. */
function isLeftOut(shape: ShapeModel, { location }: Member, isPayload: boolean): boolean {
  return (
    shape.eventstream === true ||
    location === "statusCode" ||
    location === "headers" ||
    (isPayload && shape.type === "blob")
  );
}

const sentName: Naming = (member, { locationName: sent }) => sent ?? member;

/** In the Query API of EC2: the name for queries, else the other with a capital. */
const queryName: Naming = (member, { queryName: asked, locationName: sent }) =>
  asked ?? (sent === undefined ? member : capital(sent));

/** Lists have names of their own (a table has them), everything else is as in the query. */
const oldEc2Name: Naming = (member, { locationName: sent }, { type }) =>
  type === "list" ? member : (sent ?? member);

/** S3 logs headers and query parameters as sent, the parts of the path as `bucketName` and `key`. */
const s3Name: Naming = (member, { location, locationName: sent }) => {
  if (location === "uri")
    return member === "Bucket" ? "bucketName" : member.charAt(0).toLowerCase() + member.slice(1);
  return sent ?? member;
};

/** The words of a request's query that stand there without a value, such as `acl`. */
function literals(uri: string): readonly string[] {
  const words = (uri.split("?")[1] ?? "").split("&");
  return words.filter((word) => /^[\w-]+$/.test(word)).map((word) => `${word}:S`);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
