// Shows what the check of the own entries found, in the language of the page.

import { CallError } from "/api.js";
import { checkedEntries } from "/audit.js";
import { moment, text } from "/i18n.js";

const ENTRIES = 20;
/** The kind of an actor who is a relative: AUDIT_ACTOR_KIND_RELATIVE of audit.proto. */
const RELATIVE = 4;
const element = (id) => document.getElementById(id);

/** What the last check found: entries, or the key of the text that says why there are none; null before the first one. */
let found = null;

function line(entry) {
  const { organisation, role, name } = entry.actor;
  const who = [organisation, role, name].filter(Boolean).join(", ") ||
    text(entry.actor.kind === RELATIVE ? "auditRelative" : "auditNobody");
  const what = text("auditKinds")[entry.kind] ?? "?";
  const shown = `${entry.holds ? "✓" : "✕"} ${moment(entry.at.toISOString())} · ${what} · ${who}`;
  return Object.assign(document.createElement("li"), { textContent: shown });
}

function summary() {
  if (!found) return "";
  if (found.problem) return text(found.problem);
  const wrong = found.entries.filter((entry) => !entry.holds).length;
  if (wrong) return text("auditWrong")(wrong);
  return found.entries.length ? text("auditHolds")(found.entries.length) : text("auditEmpty");
}

/** Draws what is known, also anew in another language. */
export function drawLookups() {
  element("audit-entries").replaceChildren(...(found?.entries ?? []).map(line));
  element("audit-result").textContent = summary();
}

/** Forgets what was found. */
export function clearLookups() {
  found = null;
  drawLookups();
}

/** The text for a failure of the check; null for one that the page tells by itself, such as the end of the session. */
function problemOf(error) {
  if (!(error instanceof CallError)) return "auditMalformed";
  if (error.reason === "PROOF_NOT_READY") return "auditEmpty";
  const isCommon = ["unavailable", "deadline_exceeded", "resource_exhausted", "unauthenticated"].includes(error.code);
  return isCommon ? null : "auditFailed";
}

/** Fetches and checks the newest entries, and draws what it found. */
export async function checkLookups() {
  clearLookups();
  // Browsers check signatures on safe connections only.
  if (!crypto.subtle) {
    found = { problem: "auditUnsafe" };
  } else {
    found = await checkedEntries(ENTRIES).then((entries) => ({ entries }), (error) => {
      const problem = problemOf(error);
      if (!problem) throw error;
      return { problem };
    });
  }
  drawLookups();
}
