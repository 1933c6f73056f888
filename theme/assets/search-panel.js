// The search as readers see it, in a dialog on every page and on the search's own: a combobox over a list of answers.
// Pagefind's script and index come with the first words typed, its filters when they are unfolded, and the words that
// put spelling right when nothing was found.
import { excerpt, findMarks, rank, readQuery, readSections } from "./search-engine.js";

const PAUSE_MS = 120; // between keys, before it is searched
const RECORDS = 6; // read at a time: three kilobytes each
const SHOWN = 12; // answers at a time
const KINDS = [
  ["story", "Story", "Stories"],
  ["statement", "Statement", "Statements"],
  ["figure", "Figure", "Figures"],
  ["quote", "Quote", "Quotes"],
  ["event", "Event", "Events"],
  ["difference", "Sources differ", "Where sources differ"],
  ["question", "Open question", "Questions"],
  ["person", "Person", "People"],
  ["organisation", "Organisation", "Organisations"],
  ["topic", "Topic", "Topics"],
];
const FILTERS = [["topic", "Topic"], ["person", "Person"], ["outlet", "Outlet"], ["year", "Year"]];
const HINT = "Type a name, a number or words. “Quotation marks” ask for a phrase word for word.";

let dialog = null;
let page = null;
let ids = 0;

export function openDialog(base, trigger) {
  if (!dialog) {
    dialog = make("dialog", "search", { "aria-label": "Search" });
    dialog.panel = buildPanel(dialog, base, () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
  }
  if (dialog.open) return;
  const back = document.activeElement === document.body ? trigger : document.activeElement;
  dialog.addEventListener("close", () => back.focus(), { once: true });
  dialog.showModal();
  dialog.panel.input.select();
  dialog.panel.warm();
}

export function fillPage(place, base) {
  page = buildPanel(place, base, null);
  place.classList.add("search");
  page.ask(new URLSearchParams(location.search));
}

export function focusPage() {
  page?.input.focus();
}

function make(tag, name, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

let index = null;

function loadIndex(base) {
  index ??= import(new URL("pagefind/pagefind.js", base).href)
    .then(async (pagefind) => {
      await pagefind.options({ noWorker: true }); // the worker is as heavy as what it does
      await pagefind.init("en");
      return pagefind;
    })
    .catch((error) => {
      index = null;
      throw error;
    });
  return index;
}

// Lists beside the index, each loaded when it is first needed: what there is to filter by, and words as they are spelt.
const lists = new Map();

function loadList(name, base) {
  if (!lists.has(name)) {
    lists.set(name, fetch(new URL(`pagefind/${name}.json`, base)).then((answer) => answer.json()));
    lists.get(name).catch(() => lists.delete(name));
  }
  return lists.get(name);
}

function buildPanel(place, base, close) {
  const number = ++ids;
  const listId = `search-answers-${number}`;
  const input = make("input", "search__input", {
    type: "text", name: "q", role: "combobox", "aria-label": "Search all stories", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": listId, placeholder: "Search all stories", enterkeyhint: "search",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false",
  });
  const form = make("form", "search__form", { role: "search", action: new URL("search/", base).href }, input);
  const status = make("p", "search__status", { role: "status" }, HINT);
  const list = make("div", "search__answers", { id: listId, role: "listbox", "aria-label": "Answers" });
  const more = make("button", "search__more", { type: "button" }, "More answers");
  more.hidden = true;
  if (close) {
    const button = make("button", "search__close", { type: "button", "aria-label": "Close search" }, "×");
    button.addEventListener("click", close);
    form.append(button);
  }
  const choices = buildFilters(() => loadList("filters", base), () => search());
  place.replaceChildren(form, choices.element, status, list, more);

  let turn = 0;
  let timer = 0;
  let busy = Promise.resolve();
  let answers = [];
  let shown = 0;
  let query = null;
  let results = [];
  let records = [];

  const mark = (option) => {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const marked = () => list.querySelector("[aria-selected=true]");
  const say = (words) => (status.textContent = words);
  const clear = (words) => {
    answers = [];
    list.removeAttribute("aria-busy");
    list.replaceChildren();
    more.hidden = true;
    mark(null);
    input.setAttribute("aria-expanded", "false");
    say(words);
  };
  const show = (from) => {
    const options = answers.slice(from, from + SHOWN).map((answer, step) => {
      const option = drawAnswer(answer, query, base);
      option.id = `${listId}-${from + step}`;
      return option;
    });
    if (from === 0) list.replaceChildren();
    list.append(...options);
    shown = from + options.length;
    more.hidden = shown >= answers.length && records.length >= results.length;
    input.setAttribute("aria-expanded", String(list.childElementCount > 0));
  };

  // What a query finds: as typed, else with its misspelt words put right.
  async function find(raw, filters) {
    const pagefind = await loadIndex(base);
    const asked = readQuery(raw);
    const own = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
    const order = choices.order();
    const sort = order === "best" ? {} : { date: order === "newest" ? "desc" : "asc" };
    const found = await pagefind.search(await withFilters(asked, own, base), { sort });
    const read = await Promise.all(found.results.slice(0, RECORDS).map((result) => result.data()));
    return { asked, found: found.results, read, ranked: rank(read, asked, { filters: own, order }) };
  }

  async function search() {
    const raw = input.value.trim();
    const filters = choices.values();
    const own = ++turn;
    list.setAttribute("aria-busy", "true");
    if (!raw && !Object.values(filters).some(Boolean)) return clear(HINT);
    try {
      let told = "";
      let done = await find(raw, filters);
      if (!done.ranked.whole) {
        const { mend } = await import("./search-engine.js");
        const words = await loadList("spelling", base);
        const terms = done.read.flatMap(readSections).flatMap((section) => [...section.terms, ...section.context]);
        const known = new Set(terms.map((term) => term.word));
        const mended = mend(done.asked, words, (term) => known.has(term.word));
        const again = mended && (await find(mended, filters));
        if (again?.ranked.whole) {
          done = again;
          told = `Nothing for “${raw}”. For “${mended}”: `;
        }
      }
      if (own !== turn) return undefined;
      ({ asked: query, found: results, read: records } = done);
      answers = done.ranked.answers;
      if (!answers.length) return clear(raw ? `Nothing found for “${raw}”.` : "Nothing found.");
      show(0);
      list.removeAttribute("aria-busy");
      mark(list.firstElementChild);
      const open = records.length < results.length ? "more than " : "";
      const some = done.ranked.whole ? "" : " Nothing has all the words; these have some.";
      say(`${told}${open}${answers.length} ${answers.length === 1 ? "answer" : "answers"}.${some}`);
    } catch {
      if (own === turn) clear("The search could not be loaded.");
    }
    return undefined;
  }

  async function readOn() {
    const first = shown;
    if (shown >= answers.length) {
      const next = results.slice(records.length, records.length + RECORDS);
      const had = new Set(answers.map(addressOf));
      records.push(...(await Promise.all(next.map((result) => result.data()))));
      const { answers: all } = rank(records, query, { filters: choices.values(), order: choices.order() });
      answers.push(...all.filter((answer) => !had.has(addressOf(answer))));
    }
    show(first);
    mark(list.children[first] ?? marked());
    say(`${answers.length} answers, ${shown} shown.`);
  }

  const soon = () => {
    clearTimeout(timer);
    turn++;
    list.setAttribute("aria-busy", "true");
    busy = new Promise((done) => {
      timer = setTimeout(() => done(search()), PAUSE_MS);
    });
  };
  input.addEventListener("input", soon);
  more.addEventListener("click", readOn);
  input.addEventListener("keydown", (event) => {
    const options = [...list.children];
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !options.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(options[(options.indexOf(marked()) + step + options.length) % options.length]);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await busy;
    marked()?.click();
  });
  list.addEventListener("click", (event) => event.target.closest("a") && close?.());

  return {
    input,
    warm: () => loadIndex(base).catch(() => say("The search could not be loaded.")),
    ask: async (wanted) => {
      input.value = wanted.get("q") ?? "";
      await choices.set(wanted);
      search();
    },
  };
}

// For Pagefind a filter is one more word, which all records have that pass it.
async function withFilters(asked, filters, base) {
  if (!Object.keys(filters).length) return asked.whole ? `"${asked.whole}"` : asked.words;
  const known = await loadList("filters", base);
  const words = Object.entries(filters).map(([name, value]) => `f${name[0]}${known[name].indexOf(value)}z`);
  return [asked.words, ...words].join(" ");
}

function buildFilters(load, changed) {
  const kinds = KINDS.map(([value, , plural]) => [value, plural]);
  const selects = new Map();
  const order = select("Order", [["best", "Best first"], ["newest", "Newest first"], ["oldest", "Oldest first"]]);
  const row = make("div", "search__filters");
  const element = make("details", "search__choices", {}, make("summary", "", {}, "Filter and sort"), row);
  selects.set("kind", select("Kind", [["", "Everything"], ...kinds]));
  FILTERS.forEach(([name, label]) => selects.set(name, select(label, [["", "Any"]])));
  [...selects.values(), order].forEach((choice) => {
    row.append(choice.label);
    choice.box.addEventListener("change", changed);
  });
  let filled = null;
  const fill = () => {
    filled ??= load()
      .then((found) => {
        FILTERS.forEach(([name]) => {
          const values = name === "year" ? [...found.year].reverse() : found[name];
          selects.get(name).box.append(...values.map((value) => new Option(value, value)));
        });
      })
      .catch(() => (filled = null));
    return filled;
  };
  element.addEventListener("toggle", () => element.open && fill());
  return {
    element,
    order: () => order.box.value,
    values: () => Object.fromEntries([...selects].map(([name, { box }]) => [name, box.value])),
    set: async (wanted) => {
      const asked = [...selects.keys()].filter((name) => wanted.get(name));
      if (asked.length) await fill();
      asked.forEach((name) => (selects.get(name).box.value = wanted.get(name)));
      if (wanted.get("order")) order.box.value = wanted.get("order");
      element.open = asked.length > 0 || wanted.has("order");
    },
  };
}

function select(words, options) {
  const box = make("select", "", {}, ...options.map(([value, label]) => new Option(label, value)));
  return { box, label: make("label", "search__choice", {}, make("span", "", {}, words), box) };
}

function addressOf(answer) {
  return `${answer.page}${answer.place}`;
}

function drawAnswer(answer, query, base) {
  const address = new URL(addressOf(answer), base);
  if (query.raw && address.hash) address.searchParams.set("find", query.raw);
  const kind = KINDS.find(([name]) => name === answer.kind)[1];
  const link = make("a", "search__answer", { role: "option", href: address.href, tabindex: "-1", "aria-selected": "false" });
  link.append(make("span", "search__kind", {}, kind));
  if (answer.name) link.append(make("span", "search__title", {}, ...withMarks(answer.name, query)));
  if (answer.text) link.append(make("span", "search__words", {}, ...withMarks(excerpt(answer.text, query), query)));
  const told = [answer.story, ...(answer.name ? [] : [dateWords(answer.date), outletWords(answer.outlets)])];
  if (answer.kind === "story") told.push(dateWords(answer.date));
  if (told.some(Boolean)) link.append(make("span", "search__from", {}, told.filter(Boolean).join(" · ")));
  return link;
}

function withMarks(text, query) {
  const parts = [];
  let last = 0;
  for (const [start, end] of findMarks(text, query)) {
    parts.push(text.slice(last, start), make("mark", "search-mark", {}, text.slice(start, end)));
    last = end;
  }
  return [...parts, text.slice(last)];
}

function dateWords(date) {
  const parts = (date || "").split("-");
  if (!parts[0]) return "";
  const shape = { year: "numeric", month: "long", day: "numeric" };
  const known = Object.fromEntries(Object.entries(shape).slice(0, parts.length));
  return new Intl.DateTimeFormat("en-GB", { ...known, timeZone: "UTC" }).format(new Date(date));
}

function outletWords(outlets) {
  const most = outlets.slice(0, 2).join(", ");
  return outlets.length > 2 ? `${most} and ${outlets.length - 2} more` : most;
}
