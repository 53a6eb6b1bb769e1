// The page's flow: log in, verify the trip card once, see both codes.

import * as api from "/api.js";
import { drawCodes } from "/codes.js";
import { drawCitizens, showOutbox, startDemonstration } from "/demo.js";
import * as documents from "/documents.js";
import * as dataExport from "/export.js";
import { switchLanguage, text, translatePage } from "/i18n.js";
import { checkLookups, clearLookups, drawLookups } from "/lookups.js";
import * as relatives from "/relatives.js";

const REFRESH_MILLISECONDS = 60_000;
const element = (id) => document.getElementById(id);
const symptomNames = [
  "FEVER", "COUGH", "SORE_THROAT", "FATIGUE", "DIARRHOEA", "LOSS_OF_SMELL_OR_TASTE", "SHORTNESS_OF_BREATH",
];
let lastCode = null;
let refreshTimer = null;

function notify(message) {
  element("notice").hidden = !message;
  element("notice").textContent = message ?? "";
}

function fieldError(id, message) {
  element(`${id}-error`).textContent = message ?? "";
  element(id).toggleAttribute("aria-invalid", Boolean(message));
  if (message) element(id).focus();
  return !message;
}

function explain(error) {
  if (!(error instanceof api.CallError)) throw error;
  switch (error.code) {
    case "unavailable":
    case "deadline_exceeded":
      return text("networkError");
    case "resource_exhausted":
      return text("wait")(Math.ceil(error.retryAfterSeconds) || 60);
    case "unauthenticated":
      return text(error.endsSession ? "sessionOver" : "wrongCode");
    case "permission_denied":
      return text("refused");
    case "not_found":
      return text(error.reason === "RELATIVE_UNKNOWN" ? "relativeUnknown" : "unknownPerson");
    case "failed_precondition":
      return text("reasons")[error.reason] ?? text("failed") + error.message;
    default:
      return text("failed") + error.message;
  }
}

/** Runs a step with its button held; a refusal is shown at `field`, or on top of the page. */
async function step(form, field, work) {
  const button = form.querySelector("button[type=submit]") ?? form;
  button.disabled = true;
  notify();
  try {
    await work();
  } catch (error) {
    const sessionLost = error instanceof api.CallError && error.endsSession;
    const message = explain(error);
    if (sessionLost) leave();
    if (field && !sessionLost && error.code !== "unavailable") fieldError(field, message);
    else notify(message);
  } finally {
    button.disabled = false;
  }
}

function validCode(id) {
  return fieldError(id, /^\d{6}$/.test(element(id).value.trim()) ? null : text("badCode"));
}

function showLogin() {
  element("login").hidden = false;
  element("codes").hidden = true;
  element("logout").hidden = true;
}

async function showCodes() {
  lastCode = await api.getMergedCode();
  drawCodes(lastCode);
  element("login").hidden = true;
  element("codes").hidden = false;
  element("logout").hidden = false;
  clearTimeout(refreshTimer);
  refreshTimer = setTimeout(() => step(element("refresh"), null, showCodes), REFRESH_MILLISECONDS);
}

function leave() {
  clearTimeout(refreshTimer);
  api.session.clear();
  lastCode = null;
  for (const id of ["phone-form", "login-form", "trip-form", "declare-form", "relative-form", "relative-code-form", "document-form", "export-form"]) element(id).reset();
  element("login-form").hidden = true;
  element("trip-form").hidden = true;
  clearLookups();
  element("relative-code-form").hidden = true;
  element("audit").open = false;
  relatives.clear();
  relatives.draw(actOnRelatives);
  element("relatives").open = false;
  documents.clear();
  documents.draw();
  element("documents").open = false;
  dataExport.forget();
  element("export-form").hidden = true;
  element("export").open = false;
  showLogin();
}

function on(id, event, field, work) {
  element(id).addEventListener(event, (happened) => {
    happened.preventDefault();
    step(element(id), field, work);
  });
}

async function choosePhone(phone) {
  if (api.session.isOpen) await api.logout().catch(() => {}).finally(leave);
  element("phone").value = phone;
  fieldError("phone", null);
  element("phone").focus();
}

on("phone-form", "submit", "phone", async () => {
  const phone = element("phone").value.trim();
  if (!fieldError("phone", /^1\d{10}$/.test(phone) ? null : text("badPhone"))) return;
  await api.requestLoginCode(phone);
  element("login-form").hidden = false;
  element("login-code").focus();
  notify(text("sent"));
  await showOutbox(phone);
});

on("login-form", "submit", "login-code", async () => {
  if (!validCode("login-code")) return;
  await api.login(element("phone").value.trim(), element("login-code").value.trim());
  await showCodes();
  element("main").focus();
});

on("trip-send", "click", null, async () => {
  await api.requestTripCode();
  element("trip-form").hidden = false;
  element("trip-code").focus();
  notify(text("sent"));
  await showOutbox();
});

on("trip-form", "submit", "trip-code", async () => {
  if (!validCode("trip-code")) return;
  await api.verifyTrip(element("trip-code").value.trim());
  element("trip-form").reset();
  element("trip-form").hidden = true;
  await showCodes();
});

on("trip-revoke", "click", null, async () => {
  await api.revokeTrip();
  await showCodes();
});

on("declare-form", "submit", null, async () => {
  const typed = element("temperature").value.trim().replace(",", ".");
  const tenths = typed === "" ? 0 : Math.round(Number(typed) * 10);
  const inRange = tenths === 0 || (tenths >= 340 && tenths <= 430);
  if (!fieldError("temperature", inRange ? null : text("badTemperature"))) return;
  const form = new FormData(element("declare-form"));
  await api.declare({
    temperatureDecicelsius: tenths,
    symptoms: form.getAll("symptom").map((name) => `SYMPTOM_${name}`),
  });
  element("declare-form").reset();
  element("declare").open = false;
  await showCodes();
  notify(text("declared"));
});

/** Runs a step about relatives and draws them again. */
function actOnRelatives(work) {
  return step(element("relatives"), null, async () => {
    await work();
    relatives.draw(actOnRelatives);
  });
}

element("relatives").addEventListener("toggle", () => {
  if (element("relatives").open && api.session.isOpen) actOnRelatives(relatives.load);
});

on("relative-form", "submit", "relative-name", async () => {
  fieldError("relative-name", null);
  const needsCode = await relatives.add(element("relative-number").value.trim(), element("relative-name").value.trim());
  element("relative-form").reset();
  element("relative-code-form").hidden = !needsCode;
  if (needsCode) element("relative-code").focus();
  relatives.draw(actOnRelatives);
});

on("relative-code-form", "submit", "relative-code", async () => {
  if (!validCode("relative-code")) return;
  await relatives.confirm(element("relative-code").value.trim());
  element("relative-code-form").reset();
  element("relative-code-form").hidden = true;
  relatives.draw(actOnRelatives);
});

element("documents").addEventListener("toggle", () => {
  if (!element("documents").open || !api.session.isOpen) return;
  step(element("documents"), null, async () => {
    await documents.load();
    documents.draw();
  });
});

on("document-form", "submit", "document-name", async () => {
  fieldError("document-name", null);
  const value = (id) => element(id).value.trim();
  await documents.propose(
    value("document-type"), value("document-country"), value("document-number"), value("document-name"));
  element("document-form").reset();
  documents.draw();
});

on("export-send", "click", null, async () => {
  await dataExport.ask();
  element("export-form").hidden = false;
  element("export-code").focus();
  notify(text("sent"));
  await showOutbox();
});

on("export-form", "submit", "export-code", async () => {
  if (!validCode("export-code")) return;
  await dataExport.take(element("export-code").value.trim());
  element("export-form").reset();
  element("export-form").hidden = true;
});

on("refresh", "click", null, showCodes);

on("audit-check", "click", null, checkLookups);

on("logout", "click", null, async () => {
  await api.logout().finally(leave);
});

element("language").addEventListener("click", () => {
  switchLanguage();
  translate();
});

function drawSymptoms() {
  const chosen = new FormData(element("declare-form")).getAll("symptom");
  element("symptoms").replaceChildren(...symptomNames.map((name) => {
    const label = document.createElement("label");
    label.className = "check";
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "symptom", value: name });
    box.checked = chosen.includes(name);
    label.append(box, text("symptom")[name]);
    return label;
  }));
}

function translate() {
  translatePage();
  drawSymptoms();
  drawCitizens(choosePhone);
  if (lastCode) drawCodes(lastCode);
  drawLookups();
  relatives.draw(actOnRelatives);
  documents.draw();
  showOutbox();
}

/** Goes on with the session that this browser has a cookie of, else asks to log in. */
async function resumeSession() {
  try {
    await api.resume();
  } catch (error) {
    showLogin();
    if (!error.endsSession) notify(explain(error));
    return;
  }
  await step(element("refresh"), null, showCodes);
}

translate();
startDemonstration(choosePhone);
resumeSession();
