// The parameters and answers of API calls as CloudTrail logs them: names of the API models (data/cloudTrail/
// callModels.jsonl), spelled by the rules of each protocol and by what data/cloudTrail/callFields.json knows besides.
import { readFile } from "node:fs/promises";
import type { CallGrade } from "../../src/catalog/catalog";
import { readCallMembers, type CallMember } from "./callMembers";
import type { CallModel } from "./callModels";
import { compare } from "./compare";
import type { DataFiles } from "./dataFiles";
import { readData } from "./readData";

/** What one call logs. */
export interface CallFields {
  readonly grade: CallGrade;
  readonly request: readonly CallMember[];
  readonly response: readonly CallMember[];
}

type Tables = DataFiles["cloudTrail/callFields.json"];

/** A name as CloudTrail spells it, `other` where it may be that one instead, and how sure that is. */
interface Spelling {
  readonly name: string;
  readonly other?: string;
  readonly grade: CallGrade;
}

/** Finds what a call logs, by the service of its event source and its name there; undefined: no model has it. */
export type FindCallFields = (service: string, name: string) => CallFields | undefined;

/** Reads the models, and of which versions they are. `loggedAs` has, by service and operation, the names that CloudTrail logs in its place. */
export async function readCallFields(
  loggedAs: DataFiles["cloudTrail/operations.json"]["loggedAs"],
  aliases: DataFiles["cloudTrail/operations.json"]["eventSources"],
): Promise<{ readonly find: FindCallFields; readonly versions: string }> {
  const tables = await readData("cloudTrail/callFields.json");
  const text = await readFile(new URL("../../data/cloudTrail/callModels.jsonl", import.meta.url), "utf8");
  const models = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as CallModel]));
  const byService = new Map<string, CallModel[]>();
  for (const model of models) {
    for (const service of servicesOf(model, aliases, tables)) {
      const known = byService.get(service);
      if (known === undefined) byService.set(service, [model]);
      else known.push(model);
    }
  }
  const versions = [...new Set(models.map(({ from }) => from))].sort(compare).toReversed().join(", ");
  return { find, versions };

  function find(service: string, name: string): CallFields | undefined {
    const own = byService.get(service) ?? [];
    const [operation] = namesInModels(name, loggedAs[service] ?? {}).filter((each) =>
      own.some(({ operations }) => operations[each] !== undefined),
    );
    if (operation === undefined) return undefined;
    const all = own.flatMap((model) => spellOperation(model, service, operation, tables) ?? []);
    return all.reduce(join);
  }
}

/** The services under which the calls of a model may be logged. */
function servicesOf(
  { model, endpointPrefix, signingName = endpointPrefix }: CallModel,
  aliases: Readonly<Record<string, string>>,
  tables: Tables,
): ReadonlySet<string> {
  const own = tables.eventSources[model] ?? aliases[endpointPrefix] ?? aliases[signingName];
  return new Set([own ?? signingName.toLowerCase(), endpointPrefix]);
}

/** What the API may call an operation that is logged under a name: Lambda's have a date behind them. */
function namesInModels(
  name: string,
  loggedAs: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const renamed = Object.entries(loggedAs).flatMap(([own, logged]) => (logged.includes(name) ? [own] : []));
  return [name, name.replace(/20\d{6}(v\d)?$/, ""), ...renamed];
}

function spellOperation(
  { protocol, operations, enums, endpointPrefix }: CallModel,
  service: string,
  operation: string,
  tables: Tables,
): CallFields | undefined {
  const described = operations[operation];
  if (described === undefined) return undefined;
  const isOld = described.startsWith("-");
  const [request = "", response = ""] = described.slice(isOld ? 1 : 0).split("|");
  const isS3 = protocol === "rest-xml" && endpointPrefix.startsWith("s3");
  const grades = new Set<CallGrade>();
  const spelled = (members: readonly CallMember[], other: string): readonly CallMember[] => {
    const names = { ...tables.spelled[`${service} ${other}`], ...tables.spelled[`${service} ${operation}`] };
    return members.map((member) => {
      const { grade, ...names1 } = spell(member.name, { protocol, isOld, isS3, service, tables });
      grades.add(grade);
      const name = names[names1.name] ?? names1.name;
      return { ...member, ...names1, name, below: spelled(member.below, other) };
    });
  };
  const added = readCallMembers(tables.added[`${service} ${operation}`] ?? "", []);
  const asked = readCallMembers(request, enums);
  const answered = readCallMembers(response, enums);
  if (protocol === "ec2") return isOld ? oldEc2Call() : wrappedEc2Call();
  const result = {
    request: [...spelled(asked, "request"), ...added],
    response: spelled(unwrap(answered, service, tables), "response"),
  };
  return { grade: worst(grades), ...result };

  function oldEc2Call(): CallFields {
    const hasAll = asked.every(
      (member) => !member.isArray || ec2Set(member, operation, tables) !== undefined,
    );
    const request = asked.flatMap((member) => oldEc2Member(member, operation, tables));
    return {
      grade: hasAll ? "table" : "undecided",
      request: [...spelled(request, "request"), ...added],
      response: [...spelled(answered, "response"), plain("requestId"), plain("_return", "B")],
    };
  }

  function wrappedEc2Call(): CallFields {
    const name = tables.ec2Wrappers[operation] ?? `${operation}Request`;
    const response = [...answered, plain("requestId"), plain("return", "B")];
    return {
      grade: "table",
      request: [{ ...plain(name, "O"), below: asked }],
      response: [{ ...plain(`${operation}Response`, "O"), below: union(answered, response) }],
    };
  }
}

/** One level of what EC2's older calls log: lists are sets of items, under names of their own. */
function oldEc2Member(member: CallMember, operation: string, tables: Tables): readonly CallMember[] {
  if (!member.isArray) return [member];
  const set = ec2Set(member, operation, tables);
  if (set === undefined) return [];
  const [name = "", key] = set.split(">");
  const inner = key === undefined ? member.below : [plain(key)];
  return [{ ...plain(name, "O"), below: [{ ...plain("items", "O"), isArray: true, below: inner }] }];
}

function ec2Set({ name }: CallMember, operation: string, { ec2Lists }: Tables): string | undefined {
  return ec2Lists[`${operation} ${name}`] ?? ec2Lists[name];
}

function plain(name: string, type = "S"): CallMember {
  return { name, type, isArray: false, isHidden: false, values: undefined, below: [] };
}

/** The answers of a few services leave out the one structure that they are. */
function unwrap(
  members: readonly CallMember[],
  service: string,
  { unwrapped }: Tables,
): readonly CallMember[] {
  const [only] = members;
  const isWrapped = unwrapped.includes(service) && members.length === 1 && only !== undefined;
  return isWrapped && only.type === "O" && !only.isArray ? only.below : members;
}

interface Place {
  readonly protocol: string;
  readonly isOld: boolean;
  readonly isS3: boolean;
  readonly service: string;
  readonly tables: Tables;
}

/** How CloudTrail writes a name that is sent. */
function spell(sent: string, { protocol, isOld, isS3, service, tables }: Place): Spelling {
  if (isS3) return { name: sent, grade: "table" };
  const lowered = sent.charAt(0).toLowerCase() + sent.slice(1);
  if (lowered === sent) return { name: sent, grade: "rule" };
  switch (protocol) {
    case "rest-json":
      if (tables.lowered.includes(service)) return { name: lowered, grade: "table" };
      if (tables.asIs.includes(service)) return { name: sent, grade: "table" };
      return { name: lowered, other: sent, grade: "undecided" };
    case "json":
    case "smithy-rpc-v2-cbor":
      return tables.jsonAsIs.includes(service)
        ? { name: sent, grade: "table" }
        : { name: lowered, grade: "rule" };
    case "ec2":
      return isOld ? { name: lowered, grade: "table" } : { name: sent, grade: "table" };
    default:
      return { name: lowered, grade: "rule" };
  }
}

const GRADES: readonly CallGrade[] = ["rule", "table", "undecided"];

function worst(grades: ReadonlySet<CallGrade>): CallGrade {
  return GRADES.findLast((grade) => grades.has(grade)) ?? "rule";
}

/** One service can have several models with an operation of that name: each may be meant. */
function join(one: CallFields, other: CallFields): CallFields {
  return {
    grade: worst(new Set([one.grade, other.grade])),
    request: union(one.request, other.request),
    response: union(one.response, other.response),
  };
}

function union(ones: readonly CallMember[], others: readonly CallMember[]): readonly CallMember[] {
  const names = new Set(ones.map(({ name }) => name));
  return [...ones, ...others.filter(({ name }) => !names.has(name))];
}
