// Other documents of the citizen, such as a renewed passport (COL-16).

import * as api from "/api.js";
import { isolated, node } from "/codes.js";
import { moment, text } from "/i18n.js";

const element = (id) => document.getElementById(id);
const types = ["PASSPORT", "HMT_RESIDENCE_PERMIT", "HM_TRAVEL_PERMIT", "TAIWAN_TRAVEL_PERMIT", "FOREIGN_PERMANENT_RESIDENT_ID", "RESIDENT_ID"];

/** What was fetched last; null before. */
let shown = null;

function item(alias) {
  const made = node("li", "");
  const line = node("p", "", "person");
  const state = (alias.state ?? "").replace("ALIAS_STATE_", "");
  const type = (alias.type ?? "").replace("DOCUMENT_TYPE_", "");
  const country = type === "PASSPORT" ? ` ${alias.country}` : "";
  if (alias.maskedDocumentNumber) line.append(`${text("documentTypes")[type] ?? type}${country} `);
  line.append(isolated(alias.maskedDocumentNumber ?? "…"), ` · ${text("documentStates")[state] ?? state}`);
  made.append(line, node("p", `${text("relativeSince")} ${moment(alias.at)}`, "age"));
  return made;
}

/** Fetches and keeps what staff have decided and what was asked for. */
export async function load() {
  shown = (await api.listMyAliases()).aliases ?? [];
}

/** Asks staff to join a document; they decide with the original in hand. */
export async function propose(type, country, number, name) {
  await api.proposeAlias({ type: `DOCUMENT_TYPE_${type}`, country, number }, name);
  await load();
}

/** Draws what is kept, and the types in the language of now. */
export function draw() {
  const chosen = element("document-type").value || types[0];
  element("document-type").replaceChildren(...types.map((type) => {
    const option = node("option", text("documentTypes")[type]);
    option.value = type;
    option.selected = type === chosen;
    return option;
  }));
  element("documents-list").replaceChildren(...(shown ?? []).map(item));
  element("documents-empty").hidden = !shown || shown.length > 0;
}

/** Forgets everything: for a session that has ended. */
export function clear() { shown = null; }
