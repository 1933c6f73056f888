// What a reader asks and what answers it. No page is touched here.
//
// Pagefind finds the records that have the words. Which of their sections answer, and which answer comes first, is
// decided here: numbers in any form, phrases word for word, names by any part.

const SCALES = { k: 3, thousand: 3, m: 6, mn: 6, million: 6, bn: 9, billion: 9, tn: 12, trillion: 12 };
const NUMBER = String.raw`(?<![\p{L}\p{N}.,])(?<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+)(?<part>\.\d+)?(?:[\s-]?(?<scale>${Object.keys(SCALES).join("|")}))?(?![\p{L}\p{N}])`;
const TERM_RE = new RegExp(
  String.raw`${NUMBER}|(?:\p{L}\.){2,}|[\p{L}\p{N}]+(?:['’]\p{L}+)*(?![\p{L}\p{N}]|\p{Sc})`,
  "giu",
);
const PHRASE_RE = /["“”„](.+?)["“”]/gu;
// Words that an answer may lack: those of a question, and units that may be printed as a sign.
const UNASKED = new Set(
  "a an and are as at by did do does for from had has have how in is it its many much of on or said say says that the their there to was were what when where which who whom why will with".split(" "),
);
const UNITS = new Set("dollar dollars usd euro euros eur pound pounds gbp sterling percent per cent pct".split(" "));
const NAMED = new Set(["person", "organisation", "topic"]);
const MOST_SHOWN = 280; // characters of an excerpt
const SAME = 0.6; // share of a longer text's terms from which a shorter one within it says the same

export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function numberTerm(digits, part, scale) {
  const value = Number(`${digits.replaceAll(",", "")}${part ?? ""}e${scale ?? 0}`);
  return `n${value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 9 }).replace(".", "p")}`;
}

// The terms of a text with their places: words folded and without "'s", numbers as the index has them.
export function readTerms(text) {
  return [...text.matchAll(TERM_RE)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const { digits, part, scale } = match.groups;
    if (digits) {
      const power = SCALES[scale?.toLowerCase()];
      const forms = [...new Set([numberTerm(digits, part, power), numberTerm(digits, part)])];
      return { start, end, word: forms[0], forms, scaled: Boolean(scale) };
    }
    const word = fold(match[0].replace(/['’]s$/iu, "").replaceAll(".", ""));
    return { start, end, word, stem: stem(word) };
  });
}

// Enough of a stemmer to tell that two words of one stem are alike; Pagefind has its own.
function stem(word) {
  const cut = word.replace(/(?:ing|ed|es|s|ers?|ly)$/u, "");
  return (cut.length < 3 ? word : cut).replace(/(?<=..)e$|(?<=..)(.)(?=\1$)/u, "");
}

export function readQuery(raw) {
  const quoted = [...raw.matchAll(PHRASE_RE)].map((match) => [match.index, match.index + match[0].length]);
  const terms = readTerms(raw).map((term, place, all) => {
    const phrase = quoted.findIndex(([start, end]) => term.start >= start && term.end <= end);
    const unit = term.word in SCALES || (UNITS.has(term.word) && all.slice(0, place).some((other) => other.forms));
    return { ...term, phrase, needed: phrase >= 0 || !(unit || (!term.forms && UNASKED.has(term.word))) };
  });
  if (!terms.some((term) => term.needed)) terms.forEach((term) => (term.needed = true));
  const whole = /^["“”„][^"“”„]+["“”]$/u.test(raw.trim()) && raw.trim().slice(1, -1).replace(/\p{Sc}/gu, "");
  const asked = terms.filter((term) => term.needed).map((term) => (term.forms ? term.word : raw.slice(term.start, term.end)));
  return {
    raw: raw.trim(),
    terms,
    needed: terms.filter((term) => term.needed),
    phrases: quoted.map((_, number) => terms.filter((term) => term.phrase === number)),
    words: asked.join(" "), // for Pagefind
    whole, // a phrase that is all that is asked
  };
}

// A record's sections: before each stands an anchor whose id tells its kind, place, outlets, people, date and topics.
export function readSections(record) {
  const words = record.raw_content.split(/\s+/u);
  const names = (listed) => (listed ? listed.split(",").map(decodeURIComponent) : []);
  const head = record.meta.title ?? "";
  const sections = [];
  record.anchors.forEach((anchor, place) => {
    const text = words.slice(anchor.location, record.anchors[place + 1]?.location).join(" ");
    if (anchor.id === "-") {
      sections.at(-1)?.numbers.push(...text.split(" "));
      return;
    }
    const [kind, at, outlets, people, date, own] = anchor.id.split("|");
    const topics = own || !sections.length ? names(own) : sections[0].topics;
    const [name, rest] = NAMED.has(kind) ? text.split(" · ") : [at ? "" : head, text];
    sections.push({
      kind, date, name, text: rest ?? "", numbers: [],
      story: at ? head : "",
      terms: readTerms(`${name}\n${rest ?? ""}`),
      page: record.raw_url.slice(1),
      place: at,
      outlets: names(outlets),
      people: names(people),
      topics,
      context: readTerms([head, ...topics, ...names(people)].join("\n")),
    });
  });
  return sections;
}

// How well a term is met: 3 by itself, 2 by a word of its stem, 1 by a longer word.
function likeness(term, section) {
  if (term.forms) {
    const wanted = term.word;
    if (section.numbers.includes(wanted)) return 3;
    return section.numbers.some((number) => number.startsWith(wanted)) ? 0.5 : 0;
  }
  return bestOf(term, section.terms);
}

function bestOf(term, terms) {
  let best = 0;
  for (const other of terms) {
    if (other.forms) continue;
    if (other.word === term.word) return 3;
    if (other.stem === term.stem) best = 2;
    else if (term.word.length > 1 && other.word.startsWith(term.word)) best ||= 1;
  }
  return best;
}

function runsIn(phrase, terms) {
  const meets = (wanted, found) => found && (wanted.forms ? found.forms?.includes(wanted.word) : found.word === wanted.word);
  return terms.some((_, first) => phrase.every((wanted, step) => meets(wanted, terms[first + step])));
}

function score(section, query) {
  const met = query.needed.map((term) => likeness(term, section));
  const around = query.needed.map((term, place) => met[place] || (term.forms ? 0 : bestOf(term, section.context) * 0.25));
  if (!query.phrases.every((phrase) => runsIn(phrase, section.terms))) return null;
  if (query.needed.length && !met.some(Boolean)) return null;
  const share = query.needed.length ? around.filter(Boolean).length / query.needed.length : 1; // filters alone
  let points = around.reduce((sum, one) => sum + one, 0) / (query.needed.length || 1);
  points += met.filter(Boolean).length / Math.max(section.terms.length, 4);
  if (query.terms.length > 1 && runsIn(query.terms, section.terms)) points += 2;
  if (fold(section.text).includes(fold(query.raw))) points += 0.5;
  if (query.needed.some((term) => term.forms) && section.kind === "figure") points += 1.5;
  if (section.name && query.needed.length) points += nameWorth(section, query);
  if (section.place.startsWith("#")) points += 0.3; // on the front
  if (section.kind === "statement") points += 0.2;
  return { section, share, points };
}

// A page or a person is what is asked for when the name has all the words, and the more the fewer it has besides.
function nameWorth(section, query) {
  const title = readTerms(section.name);
  const met = query.needed.map((term) => (term.forms ? 0 : bestOf(term, title)));
  if (!met.every(Boolean)) return section.kind === "story" ? -0.5 : 0;
  return 1 + (2 * met.reduce((sum, one) => sum + one, 0)) / (3 * title.length);
}

function passes(section, filters) {
  const { kind, topic, outlet, person, year } = filters;
  if ((kind && section.kind !== kind) || (topic && !section.topics.includes(topic))) return false;
  if (section.kind === "story") return true;
  if (year && section.date && !section.date.startsWith(year)) return false;
  return (!outlet || section.outlets.includes(outlet)) && (!person || section.people.includes(person));
}

// The answers of records, best first or by date; those that have all the words go before those that have some.
export function rank(records, query, { filters = {}, order = "best" } = {}) {
  const found = records
    .flatMap(readSections)
    .filter((section) => passes(section, filters))
    .map((section) => score(section, query))
    .filter((answer) => answer && answer.share >= 0.5);
  const whole = found.filter((answer) => answer.share === 1);
  const chosen = whole.length ? whole : found;
  const later = (one, other) => (other.section.date || "").localeCompare(one.section.date || "");
  const better = (one, other) => other.share - one.share || other.points - one.points || later(one, other);
  chosen.sort(better);
  const kept = filters.kind ? chosen : dropRepeats(chosen);
  if (order !== "best") kept.sort((one, other) => (order === "newest" ? later(one, other) : later(other, one)));
  return { answers: kept.map((answer) => answer.section), whole: whole.length > 0 };
}

// What says the same as a better answer of the same story: a figure, the statement it stands in, its report as speech.
function dropRepeats(answers) {
  const kept = [];
  for (const answer of answers) {
    const { section } = answer;
    const words = section.terms.map((term) => term.word).join(" ");
    const told = kept.some((other) => {
      if (other.section.page !== section.page || other.section.name || section.name) return false;
      const [short, long] = words.length < other.words.length ? [words, other.words] : [other.words, words];
      return long.includes(short) && short.length >= SAME * long.length;
    });
    if (!told) kept.push({ ...answer, words });
  }
  return kept;
}

// The places of a text that a query's terms meet, to be marked: [start, end] in order.
export function findMarks(text, query) {
  return readTerms(text)
    .filter((other) => query.needed.some((term) => meetsMark(term, other)))
    .map(({ start, end }) => [start, end]);
}

function meetsMark(term, other) {
  if (term.forms || other.forms) return Boolean(term.forms && other.forms?.includes(term.word));
  return other.word.startsWith(term.word) || other.stem === term.stem;
}

// A text in whole words, around what is marked where it is long.
export function excerpt(text, query) {
  if (text.length <= MOST_SHOWN) return text;
  const first = findMarks(text, query)[0]?.[0] ?? 0;
  const start = first < MOST_SHOWN - 40 ? 0 : text.lastIndexOf(" ", first - MOST_SHOWN / 3) + 1;
  const rest = text.slice(start);
  const end = rest.length <= MOST_SHOWN ? rest : rest.slice(0, rest.lastIndexOf(" ", MOST_SHOWN));
  return `${start ? "… " : ""}${end}${end === rest ? "" : " …"}`;
}

// The query with misspelt words put right by a list of words as they are spelt; null where nothing is near.
export function mend(query, words, isKnown) {
  const spelt = words.map((word) => [fold(word), word]);
  let mended = query.raw;
  let changed = false;
  for (const term of [...query.needed].reverse()) {
    if (term.forms || term.word.length < 4 || isKnown(term)) continue;
    const room = term.word.length < 6 ? 1 : 2;
    let best = null;
    for (const [folded, word] of spelt) {
      const away = distance(term.word, folded, room) + (folded[0] === term.word[0] ? 0 : 0.5);
      if (away <= room + 0.5 && (!best || away < best.away)) best = { away, word };
    }
    if (!best || best.away === 0) continue;
    mended = mended.slice(0, term.start) + best.word + mended.slice(term.end);
    changed = true;
  }
  return changed ? mended : null;
}

// How many letters two words differ by, neighbours swapped counting as one (optimal string alignment).
function distance(one, other, room) {
  if (Math.abs(one.length - other.length) > room) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + differs);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
