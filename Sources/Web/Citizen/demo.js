// The demonstration's panel: who can be tried, and what the SMS outbox holds.

import * as api from "/api.js";
import { currentLanguage, moment, text } from "/i18n.js";

const element = (id) => document.getElementById(id);
let offer = null;
let watchedPhone = null;

/** Shows the panel when the server offers a demonstration. `choose` gets the number of a chosen citizen. */
export async function startDemonstration(choose) {
  offer = await api.demonstration();
  if (!offer) return;
  element("demo").hidden = false;
  drawCitizens(choose);
}

/** Draws the citizens again, in the current language. */
export function drawCitizens(choose) {
  const items = (offer?.citizens ?? []).map((citizen) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.dataset.phone = citizen.phone;
    button.textContent = `${citizen.phone} · ${currentLanguage() === "zh" ? citizen.noteZh : citizen.noteEn}`;
    button.addEventListener("click", () => choose(citizen.phone));
    item.append(button);
    return item;
  });
  element("demo-citizens").replaceChildren(...items);
}

/** Reads the outbox of a phone again; does nothing outside a demonstration. */
export async function showOutbox(phone = watchedPhone) {
  watchedPhone = phone;
  if (!offer || !phone) return;
  const { messages = [] } = await api.listMessages(phone).catch(() => ({}));
  element("outbox").replaceChildren(...messages.map(messageItem));
  if (!messages.length) element("outbox").textContent = text("outboxEmpty");
}

function messageItem(message) {
  const item = document.createElement("li");
  item.append(`${moment(message.sentAt)} ${message.text} `);
  if (!message.code) return item;
  const use = document.createElement("button");
  use.type = "button";
  use.className = "quiet";
  use.dataset.code = message.code;
  use.textContent = `${text("useCode")} ${message.code}`;
  const target = message.purpose === "SMS_PURPOSE_LOGIN" ? "login-code" : "trip-code";
  use.addEventListener("click", () => {
    element(target).value = message.code;
    element(target).focus();
  });
  item.append(use);
  return item;
}
