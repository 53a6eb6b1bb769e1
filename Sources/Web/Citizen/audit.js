// Who looked at me: entries of the citizen's own chain, each checked here before it is shown (docs/audit.md).

import { getProof, ownKey } from "/api.js";

const LEAF = 0, NODE = 1, LINK = 0x43, ROOT_LINES_BEFORE_LOGS = 5;
/** Number of the chains of persons. */
const CHAINS_OF_PERSONS = 60;

function bytes(base64) {
  return Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

function bigEndian(number, length) {
  return Uint8Array.from({ length }, (_, place) => Number((BigInt(number) >> BigInt(8 * (length - 1 - place))) & 0xffn));
}

function hex(data) {
  return [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

/** The tree hash that a path leads to (RFC 9162 §2.1.3.2); null when it is too short or too long. */
async function treeHash(leafHash, leaf, size, path) {
  let [node, last, hash] = [BigInt(leaf), BigInt(size) - 1n, leafHash];
  if (node > last) return null;
  for (const step of path) {
    if (last === 0n) return null;
    if (node & 1n || node === last) {
      hash = await sha256([NODE], step, hash);
      while (!(node & 1n) && node > 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash = await sha256([NODE], hash, step);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? hex(hash) : null;
}

async function isSigned(root, keys) {
  const jwk = JSON.parse(keys).keys.find((key) => key.kid === root.kid);
  if (!jwk) return false;
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const { kty, crv, x, y } = jwk;
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, false, ["verify"]);
  const text = new TextEncoder().encode(root.text);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(root.signature), text);
}

/** Fields of a protobuf message by number: numbers of varints, bytes of everything else that entries have. */
function fields(data) {
  const found = {};
  let place = 0;
  const varint = () => {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = data[place++];
      value |= BigInt(byte & 0x7f) << shift;
      if (!(byte & 0x80)) return Number(value);
      shift += 7n;
    }
  };
  while (place < data.length) {
    const tag = varint();
    if ((tag & 7) === 0) {
      found[tag >> 3] = varint();
    } else {
      const length = varint();
      found[tag >> 3] = data.subarray(place, (place += length));
    }
  }
  return found;
}

/** What an encoded AuditEntry says. Repeated fields are told by their last one: staff that look somebody up act in one role. */
function decoded(data) {
  const string = (part) => new TextDecoder().decode(part ?? new Uint8Array());
  const entry = fields(data);
  const actor = fields(entry[3] ?? new Uint8Array());
  return {
    kind: entry[1] ?? 0,
    at: new Date((fields(entry[2] ?? new Uint8Array())[1] ?? 0) * 1000),
    actor: { kind: actor[1] ?? 0, name: string(actor[2]), organisation: string(actor[3]), role: string(actor[4]) },
    method: string(entry[4]),
  };
}

/**
 * Checks a proof: it is of the chain of a person, the entry gives its link, the link its leaf, the leaf leads to the log's
 * hash in the root, and the root is signed. Nothing but the proof is asked of anybody.
 */
export async function check(proof, person) {
  const place = [bytes(proof.partition), bigEndian(proof.set, 2), bigEndian(proof.sequence, 8)];
  const entry = bytes(proof.entry ?? "");
  const link = await sha256([LINK], ...place, bytes(proof.previous), entry);
  const leaf = await sha256([LEAF], ...place, link);
  const log = place[0][0] >> 4;
  const [name, number, size, hash] = proof.root.text.split("\n")[ROOT_LINES_BEFORE_LOGS + log].split(" ");
  const isNamed = name === "log" && number === String(log);
  const reached = await treeHash(leaf, proof.leaf ?? 0, size, (proof.path ?? []).map(bytes));
  const isOwn = proof.set === CHAINS_OF_PERSONS && hex(place[0]) === hex(bytes(person));
  const holds = isOwn && isNamed && reached === hash && (await isSigned(proof.root, proof.keys));
  return { holds, sequence: Number(proof.sequence), link: hex(link), previous: hex(bytes(proof.previous)), ...decoded(entry) };
}

/**
 * The newest entries, checked one by one, each also for being followed by the next; the newest first. They end where the
 * server says that there is no earlier entry, and nowhere else.
 */
export async function checkedEntries(most) {
  const entries = [];
  let next = 0;
  while (entries.length < most) {
    const proof = await getProof(next).catch((error) => {
      if (error.reason === "NO_ENTRY") return null;
      throw error;
    });
    if (!proof) break;
    const entry = await check(proof, ownKey());
    const later = entries.at(-1);
    if (later && later.previous !== entry.link) entry.holds = false;
    entries.push(entry);
    if (entry.sequence <= 1) break;
    next = entry.sequence - 1;
  }
  return entries;
}
