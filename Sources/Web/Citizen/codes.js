// Draws both codes from a MergedCode message.

import { clock, currentLanguage, day, moment, text } from "/i18n.js";

const element = (id) => document.getElementById(id);
const suffix = (name, prefix) => (name ?? "").replace(prefix, "");
const symbols = { GREEN: "✓", YELLOW: "!", RED: "✕", GREY: "?" };

export function node(tag, content, className) {
  const made = document.createElement(tag);
  made.textContent = content;
  if (className) made.className = className;
  return made;
}

/** A text whose direction, such as that of Uyghur, turns nothing around it. */
export function isolated(content) {
  return node("bdi", content);
}

function facts(list, rows) {
  list.replaceChildren(...rows.flatMap(([name, value]) => [node("dt", name), node("dd", value)]));
}

export function face(target, colour, title, subtitle) {
  target.dataset.colour = colour;
  const symbol = node("span", symbols[colour], "symbol");
  symbol.setAttribute("aria-hidden", "true");
  target.replaceChildren(symbol, node("strong", title), node("span", subtitle, "advice"));
}

function age(target, state, computedAt) {
  const stale = state === "PART_STATE_STALE";
  target.classList.toggle("stale", stale);
  target.textContent = computedAt ? `${text(stale ? "stale" : "updated")} ${clock(computedAt)}` : "";
}

/** A sentence of the server in the current language. */
function said(message, name) {
  return message[`${name}${currentLanguage() === "zh" ? "Zh" : "En"}`] ?? "";
}

/** Why a colour is held and who says so, until when, and what to do now. */
function reasonItem(reason) {
  const item = node("li", "");
  item.dataset.colour = suffix(reason.colour, "COLOUR_");
  const authorities = [...new Set((reason.evidence ?? []).map((piece) => piece.authority).filter(Boolean))];
  const source = authorities.length ? ` (${text("source")}${authorities.join(" · ")})` : "";
  const rows = [["why", said(reason, "text") + source], ["until", said(reason, "until")], ["now", said(reason, "now")]];
  for (const [name, sentence] of rows.filter(([, sentence]) => sentence)) {
    const line = node("p", "");
    line.append(node("strong", text(name)), isolated(sentence));
    item.append(line);
  }
  return item;
}

function drawHealth(code) {
  const health = code.health;
  const profile = code.profile ?? {};
  const person = [profile.maskedName, profile.maskedDocumentNumber, profile.documentCheckRequired && text("documentCheck")];
  element("person").replaceChildren(...person.filter(Boolean).flatMap((part, index) => [index ? " · " : "", isolated(part)]));
  if (!health) {
    face(element("health-face"), "GREY", text("unavailable"), "");
    age(element("health-age"));
    element("reasons").replaceChildren();
    element("objection").textContent = "";
    facts(element("health-facts"), []);
    return;
  }
  const colour = suffix(health.colour, "COLOUR_");
  face(element("health-face"), colour, text("colours")[colour], text("advice")[colour]);
  age(element("health-age"), code.healthState, health.computedAt);
  element("reasons").replaceChildren(...(health.reasons ?? []).map(reasonItem));
  element("objection").textContent = said(health, "objection");
  const test = health.latestTest;
  const outcome = test && text(test.outcome === "TEST_OUTCOME_NEGATIVE" ? "negative" : "positive");
  const rows = [
    [text("latestTest"), test ? `${outcome} · ${moment(test.sampledAt)}` : text("never")],
    [text("declaredAt"), health.declaredAt ? moment(health.declaredAt) : text("never")],
  ];
  const negative = health.latestNegative;
  if (negative) rows.splice(1, 0, [text("negativeSince"), text("hours")(negative.hoursAgo ?? 0)]);
  const next = health.changesTo && text("colours")[suffix(health.changesTo, "COLOUR_")];
  if (health.changesAt) rows.push([text("changesAt"), [moment(health.changesAt), next].filter(Boolean).join(" → ")]);
  facts(element("health-facts"), [...rows, [text("rules"), health.rulesVersion ?? ""]]);
  element("declare").open = colour === "GREY";
}

export function placeItem(place) {
  const name = currentLanguage() === "zh" ? place.nameZh : place.nameEn;
  const item = node("li", name);
  if (place.riskMark) item.append(node("abbr", "*", "mark"));
  item.querySelector("abbr")?.setAttribute("title", text("riskNote"));
  if (place.toBeConfirmed) item.append(node("small", ` (${text("toBeConfirmed")})`));
  return item;
}

function drawTrip(code) {
  const trip = code.trip;
  const verify = code.tripState === "PART_STATE_VERIFICATION_REQUIRED";
  element("trip-verify").hidden = !verify;
  element("trip-card").hidden = verify;
  if (verify) return;
  if (!trip) {
    face(element("trip-face"), "GREY", text("unavailable"), "");
    age(element("trip-age"));
    element("places").replaceChildren();
    element("risk-note").hidden = true;
    element("unsure-note").hidden = true;
    facts(element("trip-facts"), []);
    return;
  }
  const colour = suffix(trip.colour, "CARD_COLOUR_");
  const places = trip.places ?? [];
  const summary = trip.insufficientData ? text("insufficient") : text(places.length ? "tripText" : "noPlaces");
  face(element("trip-face"), colour, text("card")[colour], summary);
  age(element("trip-age"), code.tripState, trip.computedAt);
  element("places").replaceChildren(...places.map(placeItem));
  element("risk-note").hidden = !places.some((place) => place.riskMark);
  element("unsure-note").hidden = !places.some((place) => place.toBeConfirmed);
  facts(element("trip-facts"), [
    [text("phone"), trip.maskedPhone ?? ""],
    [text("window"), `${day(trip.windowFrom)} – ${day(trip.windowUntil)}`.replaceAll("-", "\u2011")],
    [text("dataAsOf"), day(trip.dataAsOf)],
    [text("consentUntil"), code.tripConsentUntil ? moment(code.tripConsentUntil) : text("never")],
  ]);
}

/** Draws a MergedCode. */
export function drawCodes(code) {
  drawHealth(code);
  drawTrip(code);
}
