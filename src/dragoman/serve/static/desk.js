// What the pages do beyond links and forms: suggestions, the search key, cards beside the text, progress of a reading.
"use strict";

// "/" goes to the search box.
document.addEventListener("keydown", (event) => {
  const typing = /^(input|textarea|select)$/i.test(document.activeElement.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    (document.getElementById("q") || document.getElementById("start-q") || document.getElementById("top-q")).focus();
  }
});

// Keys that stand on buttons and links.
document.addEventListener("keydown", (event) => {
  const typing = /^(input|textarea|select)$/i.test(document.activeElement.tagName);
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (found && !found.disabled) {
    event.preventDefault();
    found.click();
  }
});

// Suggestions of parties while somebody types.
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = field.value.trim();
    if (typed.length < 2) return;
    waiting = setTimeout(async () => {
      const answer = await fetch("/api/v1/suggest?q=" + encodeURIComponent(typed));
      if (!answer.ok || field.value.trim() !== typed) return;
      const { items } = await answer.json();
      list.replaceChildren(...items.map((item) => {
        const option = document.createElement("option");
        option.value = item.name;
        option.label = item.documents ? `${item.name} (${item.documents})` : item.name;
        return option;
      }));
    }, 120);
  });
}

// The words in a text and the cards of what was read in them light each other up.
const cards = new Map([...document.querySelectorAll("[data-record]")].map((card) => [card.dataset.record, card]));
function light(records, from) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const record of records) {
    cards.get(record)?.classList.add("lit");
    for (const mark of document.querySelectorAll(`.m[data-records~="${CSS.escape(record)}"]`)) mark.classList.add("lit");
  }
  const first = cards.get(records[0]);
  const panel = first?.closest(".cards");
  if (from === "text" && panel && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop += first.getBoundingClientRect().top - panel.getBoundingClientRect().top - 60;
  }
}
for (const mark of document.querySelectorAll(".m[data-records]")) {
  const records = mark.dataset.records.split(" ").filter(Boolean).slice(0, 1);
  for (const event of ["mouseenter", "focus"]) mark.addEventListener(event, () => light(records, "text"));
}
for (const [record, card] of cards) {
  for (const event of ["mouseenter", "focusin"]) card.addEventListener(event, () => light([record], "card"));
}

// A numbered sentence is lit while its number is pointed at.
for (const cite of document.querySelectorAll('.cites a[href^="#sentence-"]')) {
  const sentence = document.getElementById(cite.getAttribute("href").slice(1));
  for (const event of ["mouseenter", "focus"]) cite.addEventListener(event, () => sentence?.classList.add("lit"));
  for (const event of ["mouseleave", "blur"]) cite.addEventListener(event, () => sentence?.classList.remove("lit"));
}

// The menu is wider than a phone: the page's own entry is brought into sight.
const own = document.querySelector(".top nav [aria-current]");
const menu = document.querySelector(".top nav");
if (own && menu.scrollWidth > menu.clientWidth) menu.scrollLeft = own.offsetLeft - menu.clientWidth / 2 + own.offsetWidth / 2;

// Rows that a phone shows as cards stay rows of a table to those who hear them.
for (const table of document.querySelectorAll("table.rows")) {
  table.setAttribute("role", "table");
  for (const [tags, role] of [["thead, tbody", "rowgroup"], ["tr", "row"], ["td", "cell"], ["thead th", "columnheader"], ["tbody th", "rowheader"]]) {
    for (const part of table.querySelectorAll(tags)) part.setAttribute("role", role);
  }
}

// On a phone facets are headings that open; those that are chosen stay open.
if (matchMedia("(max-width: 42rem)").matches) {
  for (const facet of document.querySelectorAll(".facet")) facet.open = !!facet.querySelector(".chosen");
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

// What a field says now, ready to be corrected.
const field = document.querySelector(".correcting select");
if (field) {
  const value = document.getElementById("value");
  const choices = document.getElementById("value-choices");
  const fill = () => {
    const chosen = field.selectedOptions[0];
    value.value = chosen.dataset.value;
    choices.replaceChildren(...chosen.dataset.choices.split("|").filter(Boolean).map((choice) => new Option(choice, choice)));
  };
  field.addEventListener("change", fill);
  fill();
}

// What takes seconds is asked for when its page is there already.
const part = document.querySelector("[data-part]");
if (part) {
  (async () => {
    const answer = await fetch(part.dataset.part, { headers: { accept: "text/html" } });
    const told = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = told.getElementById("told") || told.querySelector("main .lead");
    part.replaceWith(made);
    const wanted = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (wanted) { wanted.classList.add("lit"); wanted.scrollIntoView(); wanted.focus({ preventScroll: true }); }
  })();
}

// How far a reading is.
const job = document.querySelector("[data-job]");
if (job && ["waiting", "reading"].includes(job.dataset.state)) {
  const status = job.querySelector("[role=status]");
  const ask = async () => {
    const answer = await fetch("/api/v1/uploads/" + job.dataset.job);
    if (!answer.ok) return;
    const told = await answer.json();
    if (["done", "failed"].includes(told.state)) return location.reload();
    if (told.state === "reading") {
      status.textContent = `Reading: ${told.done}${told.total ? ` of ${told.total}` : ""} documents so far.`;
      const bar = job.querySelector("progress");
      if (bar && told.total) { bar.max = told.total; bar.value = told.done; }
    }
    setTimeout(ask, 500);
  };
  setTimeout(ask, 300);
}
