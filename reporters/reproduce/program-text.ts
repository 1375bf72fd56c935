/**
 * What every stand-alone program does, after `const values = …;`. It needs Node.js 20 and nothing else: it makes its own
 * users and credentials, sends the requests of `values.steps` as they stand there, and says whether the deviation shows.
 * What is written between double braces in a step is filled in by `fill`.
 */
export const programText = String.raw`
const { createHash, createHmac, randomBytes } = process.getBuiltinModule("crypto");
const { connect } = process.getBuiltinModule("net");
const { connect: connectTls } = process.getBuiltinModule("tls");

const endpoint = new URL(process.env.ENDPOINT ?? values.endpoint);
const root = {
  key: process.env.AWS_ACCESS_KEY_ID ?? "test",
  secret: process.env.AWS_SECRET_ACCESS_KEY ?? "test",
  token: process.env.AWS_SESSION_TOKEN,
};
let start;
let lanes = [];
let made;

function begin() {
  start = "ic-" + randomBytes(4).toString("hex") + "-";
  lanes = values.users.map(({ tail, statuses }) => ({ user: start + tail, statuses, ids: [] }));
  made = { ids: [], keys: [] };
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const sign = (secret, scope, timestamp, canonical) => {
  const key = scope.reduce((previous, part) => hmac(previous, part), "AWS4" + secret);
  return hmac(key, ["AWS4-HMAC-SHA256", timestamp, scope.join("/"), sha256(canonical)].join("\n")).toString("hex");
};
const otherCase = (text) => [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("");
const escaped = (text) => [...Buffer.from(text)].map((byte) => "%" + byte.toString(16).padStart(2, "0")).join("");
const basic = (time) => time.toISOString().slice(0, 19).replace(/[-:]/g, "");

/** A text with its placeholders filled in. */
function fill(text, known) {
  return text.replace(/\{\{([a-z0-9]+)((?::-?\d+)*)((?:\|[a-z-]+)*)\}\}/g, (_, name, numbers, filters) => {
    const [first, second] = numbers.split(":").slice(1).map(Number);
    const time = new Date(known.now + (first ?? 0));
    const value = {
      user: () => lanes[first].user,
      id: () => lanes[first].ids[second],
      made: () => made.ids[first],
      start: () => start,
      key: () => known.credentials.key,
      secret: () => known.credentials.secret,
      token: () => known.credentials.token ?? "",
      host: () => endpoint.host,
      basic: () => basic(time),
      date: () => basic(time).slice(0, 8),
      extended: () => time.toISOString().slice(0, 19) + "Z",
      http: () => time.toUTCString(),
      length: () => String(known.body.length),
      sha256: () => sha256(known.bodies[first]),
      signature: () => known.signatures[first],
      madekey: () => made.keys[first].key,
    }[name]();
    return filters.split("|").slice(1).reduce((given, filter) => ({
      other: otherCase,
      upper: (each) => each.toUpperCase(),
      cut: (each) => each.slice(0, -1),
      escaped: (each) => escaped(each).toUpperCase(),
      "escaped-lower": escaped,
    })[filter](given), value);
  });
}

/** The request of a template, signed as it says. */
function prepare({ request, signatures }, credentials) {
  const known = { now: Date.now(), credentials, signatures: [], bodies: [] };
  known.body = fill(request.body, known);
  for (const each of signatures) {
    known.bodies.push(fill(each.body, known));
    const [secret, timestamp, canonical] = [each.secret, each.timestamp, each.canonical].map((text) => fill(text, known));
    known.signatures.push(sign(secret, each.scope.map((part) => fill(part, known)), timestamp, canonical));
  }
  return written(request, known);
}

function written(request, known) {
  const own = { ...known, body: fill(request.body, known) };
  return {
    ...request,
    path: fill(request.path, own),
    headers: request.headers.map(([name, value]) => [name, fill(value, own)]),
    body: own.body,
  };
}

/** A plain, rightly signed request of the Query API. */
function plain(action, parameters, { key, secret, token }) {
  const body = new URLSearchParams([["Action", action], ["Version", values.version], ...parameters]).toString();
  const path = endpoint.pathname.endsWith("/") ? endpoint.pathname : endpoint.pathname + "/";
  const timestamp = basic(new Date()) + "Z";
  const headers = [
    ["content-type", values.contentType],
    ["host", endpoint.host],
    ["x-amz-date", timestamp],
    ...(token === undefined ? [] : [["x-amz-security-token", token]]),
  ];
  const names = headers.map(([name]) => name).join(";");
  const canonical = ["POST", path, "", ...headers.map(([name, value]) => name + ":" + value), "", names, sha256(body)].join("\n");
  const scope = [timestamp.slice(0, 8), values.region, values.signingName, "aws4_request"];
  const authorization = "AWS4-HMAC-SHA256 Credential=" + [key, ...scope].join("/") + ", SignedHeaders=" + names +
    ", Signature=" + sign(secret, scope, timestamp, canonical);
  return {
    method: "POST",
    path,
    headers: [...headers, ["authorization", authorization], ["content-length", String(body.length)]],
    body,
  };
}

function message({ method, path, headers, body, spelling = {} }, isLast) {
  const [before, after] = { none: ["", ""], wide: [" \t ", "  "] }[spelling.headerSpace] ?? [" ", ""];
  const lines = [...headers, ...(isLast ? [["connection", "close"]] : [])];
  const head = lines.map(([name, value]) => name + ":" + before + value + after + "\r\n").join("");
  const extension = spelling.chunks === "extended" ? ';further;name=value;quoted="a; b"' : "";
  const trailer = spelling.chunks === "trailer" ? "x-further: a trailer\r\n" : "";
  const chunked = () =>
    (body.match(/[^]{1,60}/g) ?? []).map((part) => part.length.toString(16) + extension + "\r\n" + part + "\r\n").join("") +
    "0" + extension + "\r\n" + trailer + "\r\n";
  return method + " " + path + " HTTP/1.1\r\n" + head + "\r\n" + (spelling.chunks === undefined ? body : chunked());
}

/** Sends one request on a connection of its own, as its bytes stand; null where no answer comes. */
async function send(request) {
  const port = Number(endpoint.port || (endpoint.protocol === "https:" ? 443 : 80));
  const host = endpoint.hostname.replace(/^\[|\]$/g, "");
  const socket = endpoint.protocol === "https:" ? connectTls({ host, port, servername: host }) : connect({ host, port });
  let received = Buffer.alloc(0);
  const ended = new Promise((resolve) => {
    socket.setTimeout(20000, () => socket.destroy());
    socket.on("data", (chunk) => (received = Buffer.concat([received, chunk])));
    socket.on("error", () => resolve());
    socket.on("close", () => resolve());
  });
  if (request.after !== undefined) {
    socket.write(message(request.after, false), "latin1");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000))]);
    received = Buffer.alloc(0);
  }
  socket.write(message(request, true), "latin1");
  await ended;
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const [first, ...lines] = received.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  let body = received.subarray(end + 4);
  if (/chunked/i.test(headers["transfer-encoding"] ?? "")) body = joined(body);
  return { status: Number(first.split(" ")[1]), headers, body: body.toString("utf8") };
}

function joined(chunks) {
  const parts = [];
  for (let at = 0; at < chunks.length; ) {
    const line = chunks.indexOf("\r\n", at);
    const size = Number.parseInt(chunks.subarray(at, line).toString("latin1"), 16);
    if (line === -1 || !(size > 0)) break;
    parts.push(chunks.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

const unescapedXml = (text) => text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" })[name]);
const element = (body, name) => unescapedXml(new RegExp("<" + name + ">([^<]*)</" + name + ">").exec(body)?.[1] ?? "");

/** A call that has to succeed: what it is for could not be set up otherwise. */
async function setUp(action, parameters) {
  const answer = await send(plain(action, parameters, root));
  if (answer === null || answer.status >= 300)
    throw new Error(action + " was answered " + (answer === null ? "nothing" : answer.status + " " + answer.body.slice(0, 300)));
  return answer.body;
}

const service = (values.serviceName === undefined ? [] : [["ServiceName", values.serviceName]]);

async function makeLane(lane) {
  await setUp("CreateUser", [["UserName", lane.user]]);
  lane.isMade = true;
  for (let count = 0; count < 2; count++)
    lane.ids.push(element(await setUp("CreateServiceSpecificCredential", [["UserName", lane.user], ...service]), "ServiceSpecificCredentialId"));
  for (const [index, status] of lane.statuses.entries()) {
    const update = [["UserName", lane.user], ["ServiceSpecificCredentialId", lane.ids[index]], ["Status", status]];
    if (status !== null) await setUp("UpdateServiceSpecificCredential", update);
  }
}

async function removeLane({ user, isMade }) {
  if (isMade !== true) return;
  const remove = async (action, parameters) => send(plain(action, [["UserName", user], ...parameters], root));
  const listed = await remove("ListServiceSpecificCredentials", []);
  const ids = [...(listed?.body ?? "").matchAll(/<ServiceSpecificCredentialId>([^<]*)</g)].map(([, id]) => id);
  const known = lanes.find((lane) => lane.user === user).ids;
  for (const id of new Set([...ids, ...known, ...made.ids])) await remove("DeleteServiceSpecificCredential", [["ServiceSpecificCredentialId", id]]);
  for (const { key } of made.keys) await remove("DeleteAccessKey", [["AccessKeyId", key]]);
  const gone = await remove("DeleteUser", []);
  if (gone === null || gone.status >= 300) console.error("left on the target: the user " + user);
}

async function take(step) {
  const credentials = step.by === undefined ? root : made.keys[step.by];
  const known = { now: Date.now(), credentials };
  const request = step.template === undefined
    ? plain(step.action, step.parameters.map(([name, value]) => [name, fill(value, known)]), credentials)
    : prepare(step.template, credentials);
  const answer = await send(request);
  const body = answer?.body ?? "";
  if (step.action === "CreateServiceSpecificCredential") made.ids.push(element(body, "ServiceSpecificCredentialId"));
  if (step.action === "CreateAccessKey") made.keys.push({ key: element(body, "AccessKeyId"), secret: element(body, "SecretAccessKey") });
  return { step, request, answer };
}

/** What is alike in two answers of one kind: texts that differ from run to run are numbered as they come. */
function shapes() {
  const numbers = new Map();
  const numbered = (text) => {
    if (!numbers.has(text)) numbers.set(text, "#" + numbers.size);
    return numbers.get(text);
  };
  return ({ answer }) => answer === null ? "no answer" : [
    answer.status,
    answer.headers["content-type"] ?? "",
    numbered(answer.headers["x-amzn-requestid"] ?? ""),
    answer.body
      .replace(/(<(?:[\w.-]+:)?RequestId\b[^>]*>)([^<]*)/g, (_, tag, id) => tag + numbered(id))
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, "TIME"),
  ].join("\n");
}

/** How the listing of each user differs in the end from that in the beginning. */
function changesOf(exchanges) {
  const listings = exchanges.filter(({ step }) => step.action === "ListServiceSpecificCredentials");
  const users = [...new Set(listings.map(({ step }) => step.parameters.find(([name]) => name === "UserName")?.[1]))];
  const fields = ({ answer }) => Object.fromEntries([...(answer?.body ?? "").matchAll(/<member>([^]*?)<\/member>/g)].map(([, member]) => {
    const own = Object.fromEntries([...member.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
    return [own.ServiceSpecificCredentialId ?? "", own];
  }));
  return users.map((user) => {
    const own = listings.filter(({ step }) => step.parameters.some(([name, value]) => name === "UserName" && value === user));
    const [before, after] = [own[0], own.at(-1)].map(fields);
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().map((id) => {
      const [was, is] = [before[id], after[id]];
      if (was === undefined || is === undefined) return [id, was === is ? "" : is === undefined ? "gone" : "new", is?.Status];
      const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
      return [id, names.sort().join(), is.Status];
    });
  });
}

/** Whether a request changed more than it should, or less: an update that was accepted sets one Status, and a refusal nothing. */
function changesWrongly(exchanges, { id, status }) {
  const changes = changesOf(exchanges).flat();
  const isAccepted = exchanges[values.judged].answer?.status === 200;
  const isRight = ([changed, names, shown]) => names === "" || (isAccepted && changed === id && names === "Status" && shown === status);
  return changes.some((change) => !isRight(change)) || (isAccepted && changes.some(([shown, , is]) => shown === id && is !== status));
}

/** The values of this run in a text give way to placeholders, as those of the recorded one did. */
function settled(text) {
  let left = text;
  lanes.forEach(({ user, ids }, lane) => {
    for (const [index, id] of ids.entries()) left = left.replaceAll(id, "{{id:" + lane + ":" + index + "}}").replaceAll(otherCase(id), "{{id:" + lane + ":" + index + "|other}}");
    left = left.replaceAll(user, "{{user:" + lane + "}}").replaceAll(otherCase(user), "{{user:" + lane + "|other}}");
  });
  made.ids.forEach((id, index) => { if (id !== "") left = left.replaceAll(id, "{{made:" + index + "}}"); });
  return left;
}

const parameterOf = ({ step }, wanted) => step.parameters.find(([name]) => name === wanted)?.[1];

/** Whether an update that was accepted is not the last word on its credential, each being updated once. */
function isLost(exchanges) {
  return exchanges.some((update) => {
    if (update.step.action !== "UpdateServiceSpecificCredential" || update.answer?.status !== 200) return false;
    const id = fill(parameterOf(update, "ServiceSpecificCredentialId"), {});
    const listing = exchanges.findLast((each) => each.step.action.startsWith("List") && parameterOf(each, "UserName") === parameterOf(update, "UserName"));
    const members = (listing?.answer?.body ?? "").split("<member>");
    const shown = members.find((member) => element(member, "ServiceSpecificCredentialId") === id) ?? "";
    return element(shown, "Status") !== parameterOf(update, "Status");
  });
}

/** Whether the answer is not as required. */
function deviates(exchanges) {
  if (values.together) return isLost(exchanges);
  const recorded = values.steps.map((step) => ({ step, answer: step.answer }));
  const now = exchanges.map(({ step, answer }) => ({ step, answer: answer && { ...answer, body: settled(answer.body) } }));
  if (values.kind === "state" && values.addressed !== null) return changesWrongly(now, values.addressed);
  if (values.kind === "state") return JSON.stringify(changesOf(now)) === JSON.stringify(changesOf(recorded));
  const judged = now[values.judged];
  if (values.allowed === null) {
    const [shapeNow, shapeThen] = [shapes(), shapes()];
    return now.map(shapeNow)[values.judged] === recorded.map(shapeThen)[values.judged];
  }
  if (judged.answer === null) return true;
  const { status, body } = judged.answer;
  const code = element(body, "Code");
  return !values.allowed.some(({ statuses, code: wanted }) => statuses.some((each) => String(status).startsWith(each)) && (wanted === null || wanted === code));
}

/** Takes the steps with users of its own; returns what was sent and what came. */
async function attempt() {
  begin();
  try {
    for (const lane of lanes) await makeLane(lane);
    const exchanges = [];
    if (!values.together) for (const step of values.steps) exchanges.push(await take(step));
    for (let round = 0; values.together && round < 8 && !isLost(exchanges); round++) {
      const own = values.steps.filter((step) => step.round === round % 2);
      const isUpdate = ({ action }) => action === "UpdateServiceSpecificCredential";
      exchanges.splice(0, exchanges.length, ...(await Promise.all(own.filter(isUpdate).map(take))));
      for (const step of own.filter((each) => !isUpdate(each))) exchanges.push(await take(step));
    }
    return { exchanges, shows: deviates(exchanges) };
  } finally {
    for (const lane of lanes) await removeLane(lane).catch(() => console.error("left on the target: the user " + lane.user));
  }
}

function tell({ exchanges, shows }) {
  const judged = exchanges[values.judged];
  console.log(values.requirement + " at " + endpoint.href);
  console.log("\n> " + judged.request.method + " " + judged.request.path + "\n> " + judged.request.body);
  console.log(judged.answer === null ? "\n< no answer" : "\n< " + judged.answer.status + "\n" + judged.answer.body);
  if (values.kind === "state")
    for (const { step, answer } of exchanges) if (step.action.startsWith("List")) console.log("\nlisting:\n" + (answer?.body ?? "no answer"));
  console.log("\nexpected: " + values.expected + "\nobserved before: " + values.observed);
  console.log(shows ? "the deviation shows" : "the target answers as required, or in another way than before");
}

async function main() {
  try {
    const tried = await attempt();
    tell(tried);
    return tried.shows ? 0 : 1;
  } catch (error) {
    console.error("could not be set up: " + error.message);
    return 2;
  }
}

process.exitCode = await main();
`;
