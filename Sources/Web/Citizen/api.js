// Calls of the services by Connect's unary JSON over plain fetch: no generated code, no dependency.

const DEVICES_KEY = "shuangma.devices";
/** Milliseconds before its end when an access token is exchanged. */
const MARGIN_MILLISECONDS = 30_000;

/** A refused or failed call: `code` is the Connect code, `reason` the server's cause for programs. */
export class CallError extends Error {
  constructor(code, message, reason, retryAfterSeconds) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the session is no longer valid, so that only a new login helps. */
  get endsSession() {
    return ["TOKEN_INVALID", "TOKEN_MISSING", "SESSION_OVER", "REFRESH_TOKEN_INVALID"].includes(this.reason);
  }
}

/**
 * The access token of this page, in memory only. What carries the session on is a cookie that no script can read; only
 * where the browser can hold none, a page over plain HTTP from another machine, is it in memory as well.
 */
let pass = null;
/** The exchange that is under way: all calls of the page wait for the same one. */
let exchange = null;

export const session = {
  get isOpen() {
    return pass !== null;
  },
  clear() {
    pass = null;
  },
};

/**
 * Tokens that make this device a known one of a phone: strangers who ask for codes to the phone then cannot use up this
 * device's own. They open nothing by themselves. A borrowed phone must not tell who used it, so that they are kept by a
 * number of two digits that millions of phones share.
 */
const devices = {
  all() {
    return JSON.parse(localStorage.getItem(DEVICES_KEY) ?? "{}");
  },
  slot(phone) {
    return [...phone].reduce((sum, digit) => (sum * 31 + Number(digit)) % 97, 0);
  },
  token(phone) {
    return this.all()[this.slot(phone)] ?? "";
  },
  keep(phone, token) {
    if (token) localStorage.setItem(DEVICES_KEY, JSON.stringify({ ...this.all(), [this.slot(phone)]: token }));
  },
};

/** Handles of the codes that were asked for last: who uses a code up presents its handle. */
const handles = { login: "", trip: "", proof: "" };

function keep({ token, expiresAt, refreshToken }) {
  pass = { token, endsAt: new Date(expiresAt).getTime(), refreshToken };
}

/** Carries the session on with its cookie, also after a reload; throws a CallError that ends it when there is none. */
export function resume() {
  exchange ??= send(`${identity}/RefreshSession`, { refreshToken: pass?.refreshToken })
    .then(keep)
    .catch((error) => {
      if (error.endsSession) session.clear();
      throw error;
    })
    .finally(() => {
      exchange = null;
    });
  return exchange;
}

function detail(error, type) {
  return error.details?.find((item) => item.type === type)?.debug;
}

async function errorOf(response) {
  const error = await response.json().catch(() => ({}));
  const { reason } = detail(error, "google.rpc.ErrorInfo") ?? {};
  const retry = detail(error, "google.rpc.RetryInfo")?.retryDelay;
  return new CallError(error.code ?? "unavailable", error.message ?? "", reason, parseFloat(retry ?? "") || 0);
}

/** Makes a call in the session, if there is one. */
async function call(method, request) {
  if (pass && pass.endsAt - Date.now() < MARGIN_MILLISECONDS) await resume();
  try {
    return await send(method, request);
  } catch (error) {
    // The clock of this phone may be wrong, and the keys of the cluster may have changed.
    if (error.reason !== "TOKEN_INVALID" || !pass) throw error;
    await resume();
    return send(method, request);
  }
}

async function send(method, request, timeoutMilliseconds = 10_000) {
  const headers = {
    "content-type": "application/json",
    "connect-protocol-version": "1",
    "connect-timeout-ms": String(timeoutMilliseconds),
  };
  if (pass) headers.authorization = `Bearer ${pass.token}`;
  let response;
  try {
    response = await fetch(`/${method}`, {
      method: "POST",
      headers,
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  } catch {
    throw new CallError("unavailable", "");
  }
  if (!response.ok) throw await errorOf(response);
  return response.json();
}

const identity = "shuangma.identity.v1.Identity";
const outbox = "shuangma.identity.v1.Outbox";
const health = "shuangma.healthcode.v1.HealthCode";
const audit = "shuangma.audit.v1.Audit";
const gateway = "shuangma.gateway.v1.MergeGateway";

export async function requestLoginCode(phone) {
  const request = { phone, purpose: "SMS_PURPOSE_LOGIN", deviceToken: devices.token(phone) };
  handles.login = (await call(`${identity}/RequestSmsCode`, request)).handle;
}
export async function login(phone, code) {
  const request = { phone, code, handle: handles.login, deviceLabel: deviceLabel() };
  const { deviceToken, ...opened } = await call(`${identity}/Login`, request);
  devices.keep(phone, deviceToken);
  keep(opened);
}
export const logout = () => call(`${identity}/Logout`, {});
/** Both codes; with `includeRelatives` those of relatives as well, who see that. */
export const getMergedCode = (includeRelatives = false) => call(`${gateway}/GetMergedCode`, { includeRelatives });
export const listRelatives = () => call(`${identity}/ListRelatives`, {});
export const addRelative = (document, name) => call(`${identity}/AddRelative`, { document, name });
export const confirmRelative = (relativeId, code) => call(`${identity}/ConfirmRelative`, { relativeId, code });
export const listMyAliases = () => call(`${identity}/ListMyAliases`, {});
export const proposeAlias = (document, name) => call(`${identity}/ProposeAlias`, { document, name });
/** Has a code sent with which the citizen proves a call about their own rights. */
export async function requestProofCode(purpose) {
  handles.proof = (await call(`${identity}/RequestProofCode`, { purpose })).handle;
}
/** A page of everything that is held: the first one by a code, others by the token of the page before. */
export const exportMyData = ({ code, pageToken }) =>
  call(`${identity}/ExportMyData`, pageToken ? { pageToken } : { code, handle: handles.proof });
export const removeRelative = (relativeId) => call(`${identity}/RemoveRelative`, { relativeId });
export async function requestTripCode() {
  handles.trip = (await call(`${gateway}/RequestTripVerification`, {})).handle;
}
export const verifyTrip = (code) => call(`${gateway}/VerifyTrip`, { code, handle: handles.trip });
export const revokeTrip = () => call(`${gateway}/RevokeTripConsent`, {});
/** Declares health: one's own, or that of the dependant of a link. */
export const declare = (declaration, onBehalfOf = "") =>
  call(`${health}/Declare`, {
    declaration, onBehalfOf, idempotencyKey: crypto.getRandomValues(new Uint32Array(4)).join("-"),
  });
/** Key of the person who is logged in, as the token names it. */
export const ownKey = () => JSON.parse(atob(pass.token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sub;
export const getProof = (sequence) => call(`${audit}/GetProof`, { sequence: String(sequence) });
export const listMessages = (phone) => call(`${outbox}/ListMessages`, { phone, limit: 3 });

/** What this browser is called in the list of sessions. */
function deviceLabel() {
  const agent = navigator.userAgent;
  const named = (names) => Object.entries(names).find(([, mark]) => agent.includes(mark))?.[0];
  const browser = named({
    WeChat: "MicroMessenger", Alipay: "AlipayClient", Edge: "Edg/", Firefox: "Firefox/", Chrome: "Chrome/",
    Safari: "Safari/",
  });
  const system = named({ Android: "Android", iPhone: "iPhone", iPad: "iPad", Windows: "Windows", macOS: "Mac OS X",
    Linux: "Linux" });
  return [browser, system].filter(Boolean).join(", ");
}

/** What a demonstration offers, or null on a real system. */
export async function demonstration() {
  const response = await fetch("/demo.json").catch(() => null);
  return response?.ok ? response.json() : null;
}
