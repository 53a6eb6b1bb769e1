// Everything that is held about the citizen, as files on this device: one to read and one for programs.

import * as api from "/api.js";
import { locale, text } from "/i18n.js";

const element = (id) => document.getElementById(id);
/** Addresses of the files in the memory of the page. */
let files = [];

/** Fetches all pages; the first one takes the code. */
async function fetchAll(code) {
  const all = { records: [], sets: [] };
  let page = await api.exportMyData({ code });
  all.exportedAt = page.exportedAt;
  for (;;) {
    all.records.push(...(page.records ?? []));
    all.sets.push(...(page.sets ?? []));
    if (!page.nextPageToken) return all;
    page = await api.exportMyData({ pageToken: page.nextPageToken });
  }
}

function escaped(value) {
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A value of a record as HTML. */
function markup(value) {
  if (Array.isArray(value)) return `<ol>${value.map((item) => `<li>${markup(item)}</li>`).join("")}</ol>`;
  if (value === null || typeof value !== "object") return escaped(value);
  const rows = Object.entries(value).map(([name, part]) => `<dt>${escaped(name)}</dt><dd>${markup(part)}</dd>`);
  return `<dl>${rows.join("")}</dl>`;
}

function section(set, records) {
  const own = records.filter((record) => record.set === set.name);
  if (!own.length) return "";
  const title = locale() === "zh-CN" ? set.titleZh : set.titleEn;
  const items = own.map((record) =>
    `<article><p>${escaped(record.maskedDocument ?? "")}</p>${markup(record.content ?? {})}</article>`);
  return `<h2>${escaped(title)} (${own.length})</h2>${items.join("")}`;
}

function pageOf(all) {
  const left = all.sets.filter((set) => set.leftOut)
    .map((set) => `<li>${escaped(set.name)}: ${escaped(set.leftOut)}</li>`);
  return `<!doctype html><html lang="${locale()}"><meta charset="utf-8"><title>${escaped(text("exportTitle"))}</title>` +
    `<h1>${escaped(text("exportTitle"))}</h1><p>${escaped(all.exportedAt)}</p>` +
    all.sets.map((set) => section(set, all.records)).join("") +
    `<h2>${escaped(text("exportLeftOut"))}</h2><ul>${left.join("")}</ul></html>`;
}

function offer(id, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  files.push(address);
  element(id).href = address;
}

/** Asks for the code. */
export const ask = () => api.requestProofCode("SMS_PURPOSE_EXPORT");

/** Fetches everything, and offers it as files. */
export async function take(code) {
  const all = await fetchAll(code);
  forget();
  offer("export-html", pageOf(all), "text/html");
  offer("export-json", JSON.stringify(all, null, 2), "application/json");
  element("export-files").hidden = false;
  element("export-result").textContent = text("exportDone")(all.records.length);
}

/** Forgets the files. */
export function forget() {
  files.forEach((address) => URL.revokeObjectURL(address));
  files = [];
  element("export-files").hidden = true;
  element("export-result").textContent = "";
}
