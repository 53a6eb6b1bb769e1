// Relatives: whose codes the citizen shows, and who shows theirs (ID-9).

import * as api from "/api.js";
import { face, isolated, node, placeItem } from "/codes.js";
import { clock, moment, text } from "/i18n.js";

const element = (id) => document.getElementById(id);
const suffix = (name, prefix) => (name ?? "").replace(prefix, "");

/** What was drawn last; `code` is the MergedCode, of which a part may be older than another. */
let shown = null;
/** The link whose code is awaited. */
let awaited = null;

function button(label, work) {
  const made = node("button", label, "quiet");
  made.type = "button";
  made.addEventListener("click", work);
  return made;
}

/** Last known codes stay where a side does not answer, with their age: never blank, never a new colour. */
function withLastKnown(relatives) {
  const before = new Map((shown?.relatives ?? []).map((relative) => [relative.relativeId, relative]));
  return relatives.map((relative) => {
    const old = before.get(relative.relativeId);
    if (relative.hasLapsed || !old) return relative;
    const profile = relative.profile ?? old.profile;
    if (relative.health || !old.health) return { ...relative, profile };
    return { ...relative, profile, health: old.health, healthState: "PART_STATE_STALE" };
  });
}

function healthFace(relative) {
  const made = node("div", "", "face");
  const health = relative.health;
  if (relative.hasLapsed) face(made, "GREY", text("relativeLapsed"), text("relativeLapsedHint"));
  else if (!health) face(made, "GREY", text("unavailable"), "");
  else {
    const colour = suffix(health.colour, "COLOUR_");
    const negative = health.latestNegative;
    face(made, colour, text("colours")[colour],
      negative ? `${text("negativeSince")} ${text("hours")(negative.hoursAgo ?? 0)}` : "");
  }
  return made;
}

function dependantItem(relative, act) {
  const profile = relative.profile ?? {};
  const item = node("li", "");
  const name = node("p", "", "person");
  name.append(isolated([profile.maskedName, profile.maskedDocumentNumber].filter(Boolean).join(" · ")));
  item.append(name, healthFace(relative));
  if (relative.health) {
    const stale = relative.healthState === "PART_STATE_STALE";
    const age = node("p", `${text(stale ? "stale" : "updated")} ${clock(relative.health.computedAt)}`, "age");
    age.classList.toggle("stale", stale);
    item.append(age);
  }
  const places = relative.trip?.places ?? [];
  if (places.length) {
    const list = node("ul", "", "places");
    list.append(...places.map(placeItem));
    item.append(list);
  }
  if (relative.lapsesAt && !relative.hasLapsed) {
    item.append(node("p", `${text("relativeLapses")} ${moment(relative.lapsesAt)}`, "note"));
  }
  const tools = node("p", "");
  if (!relative.hasLapsed) tools.append(button(text("relativeDeclare"), () => act(() => declare(relative.relativeId))));
  tools.append(button(text("relativeRemove"), () => act(() => remove(relative.relativeId))));
  item.append(tools);
  return item;
}

function holderItem(holder, act) {
  const item = node("li", "");
  const line = node("p", "", "person");
  line.append(isolated(holder.maskedName ?? ""), ` · ${text("relativeSince")} ${moment(holder.linkedAt)}`);
  item.append(line, button(text("relativeRemove"), () => act(() => remove(holder.relativeId))));
  return item;
}

async function declare(id) {
  await api.declare({}, id);
  await load();
}

async function remove(id) {
  await api.removeRelative(id);
  await load();
}

/** Fetches and keeps codes and links. Each dependant sees that it was done. */
export async function load() {
  const [code, links] = await Promise.all([api.getMergedCode(true), api.listRelatives()]);
  const isDown = code.relativesState === "PART_STATE_UNAVAILABLE";
  const linked = new Set((links.dependants ?? []).map((link) => link.relativeId));
  const relatives = isDown ? (shown?.relatives ?? []).filter((old) => linked.has(old.relativeId)).map((old) => ({
    relativeId: old.relativeId, healthState: "PART_STATE_UNAVAILABLE",
  })) : (code.relatives ?? []);
  shown = { relatives: withLastKnown(relatives), holders: links.holders ?? [], isDown };
}

/** Draws what is kept. `act` runs a step and draws again. */
export function draw(act) {
  const { relatives, holders, isDown } = shown ?? { relatives: [], holders: [], isDown: false };
  element("dependants").replaceChildren(...relatives.map((relative) => dependantItem(relative, act)));
  element("dependants-empty").hidden = !shown || relatives.length > 0;
  element("dependants-empty").textContent = text(isDown ? "unavailable" : "relativesEmpty");
  element("holders").replaceChildren(...holders.map((holder) => holderItem(holder, act)));
  element("holders-empty").hidden = !shown || holders.length > 0;
}

/** Asks for a link; returns whether a code has to be entered. */
export async function add(number, name) {
  const { relative } = await api.addRelative({ type: "DOCUMENT_TYPE_RESIDENT_ID", number }, name);
  awaited = relative.state === "RELATIVE_STATE_CODE_NEEDED" ? relative.relativeId : null;
  if (!awaited) await load();
  return awaited !== null;
}

/** Makes the link with the code that the relative got. */
export async function confirm(code) {
  await api.confirmRelative(awaited, code);
  awaited = null;
  await load();
}

/** Forgets everything: for a session that has ended. */
export function clear() {
  shown = null;
  awaited = null;
}
