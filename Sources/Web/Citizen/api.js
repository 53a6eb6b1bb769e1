// Calls of the services by Connect's unary JSON over plain fetch: no generated code, no dependency.

const SESSION_KEY = "shuangma.session";
const DEVICES_KEY = "shuangma.devices";

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
    return ["TOKEN_INVALID", "TOKEN_MISSING", "SESSION_OVER"].includes(this.reason);
  }
}

/** The session of this tab; it ends with the tab, so a borrowed phone keeps nothing. */
export const session = {
  get() {
    const stored = JSON.parse(sessionStorage.getItem(SESSION_KEY) ?? "null");
    return stored && new Date(stored.expiresAt) > new Date() ? stored : null;
  },
  set(value) {
    sessionStorage.setItem(SESSION_KEY, JSON.stringify(value));
  },
  clear() {
    sessionStorage.removeItem(SESSION_KEY);
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
const handles = { login: "", trip: "" };

function detail(error, type) {
  return error.details?.find((item) => item.type === type)?.debug;
}

async function errorOf(response) {
  const error = await response.json().catch(() => ({}));
  const { reason } = detail(error, "google.rpc.ErrorInfo") ?? {};
  const retry = detail(error, "google.rpc.RetryInfo")?.retryDelay;
  return new CallError(error.code ?? "unavailable", error.message ?? "", reason, parseFloat(retry ?? "") || 0);
}

async function call(method, request, timeoutMilliseconds = 10_000) {
  const headers = {
    "content-type": "application/json",
    "connect-protocol-version": "1",
    "connect-timeout-ms": String(timeoutMilliseconds),
  };
  const token = session.get()?.token;
  if (token) headers.authorization = `Bearer ${token}`;
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
const gateway = "shuangma.gateway.v1.MergeGateway";

export async function requestLoginCode(phone) {
  const request = { phone, purpose: "SMS_PURPOSE_LOGIN", deviceToken: devices.token(phone) };
  handles.login = (await call(`${identity}/RequestSmsCode`, request)).handle;
}
export async function login(phone, code) {
  const { deviceToken, ...opened } = await call(`${identity}/Login`, { phone, code, handle: handles.login });
  devices.keep(phone, deviceToken);
  return opened;
}
export const logout = () => call(`${identity}/Logout`, {});
export const getMergedCode = () => call(`${gateway}/GetMergedCode`, {});
export async function requestTripCode() {
  handles.trip = (await call(`${gateway}/RequestTripVerification`, {})).handle;
}
export const verifyTrip = (code) => call(`${gateway}/VerifyTrip`, { code, handle: handles.trip });
export const revokeTrip = () => call(`${gateway}/RevokeTripConsent`, {});
export const declare = (declaration) =>
  call(`${health}/Declare`, { declaration, idempotencyKey: crypto.getRandomValues(new Uint32Array(4)).join("-") });
export const listMessages = (phone) => call(`${outbox}/ListMessages`, { phone, limit: 3 });

/** What a demonstration offers, or null on a real system. */
export async function demonstration() {
  const response = await fetch("/demo.json").catch(() => null);
  return response?.ok ? response.json() : null;
}
