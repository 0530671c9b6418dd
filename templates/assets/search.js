/* The search: words are looked up in an index that is loaded in parts (briefgen/search/index.py writes it), each part a
   script, since a page that is opened by double click may load nothing else.  Whatever it shows is text, never mark-up. */
(() => {
  "use strict";
  const box = document.querySelector("[data-bg-search]");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;

  const TOP = new URL("../../", document.currentScript.src);
  const LONGEST = 40, SHOWN = 10, MORE_OF_A_PAGE = 2, SNIPPET = 220, MOST_FILES = 12, LONGEST_ENDING = 6, NAMES_OFFERED = 12;
  const WEIGHTS = [1, 1.4, 1.7, 4];
  const WHOLE = 1, BEGUN = 0.5, AKIN = 0.4; // how sure it is that a word is the one that was meant
  const DAY = 86400000;

  const input = box.querySelector(".md-search__input");
  const results = box.querySelector(".md-search-result");
  const status = box.querySelector("[data-bg-status]");
  const list = box.querySelector(".md-search-result__list");
  const more = box.querySelector("[data-bg-more]");
  const fields = Object.fromEntries([...box.querySelectorAll("[data-bg-filter]")].map((e) => [e.dataset.bgFilter, e]));

  /* Parts of the index. */
  const waiting = new Map();
  let version = null;
  window.briefgenSearch = (kind, number, stamp, data) => {
    const part = waiting.get(`${kind}-${number}`);
    if (kind === "index") version = stamp;
    if (part) stamp === version ? part.resolve(data) : part.reject(new Error("of another build"));
  };

  function load(kind, number) {
    const name = `${kind}-${number}`;
    if (!waiting.has(name)) {
      const part = {};
      part.promise = new Promise((resolve, reject) => Object.assign(part, { resolve, reject }));
      waiting.set(name, part);
      const script = document.createElement("script");
      const file = kind === "index" ? "index" : name;
      script.src = new URL(`search/${file}.js${version && kind !== "index" ? `?${version}` : ""}`, TOP).href;
      script.onload = () => { script.remove(); part.reject(new Error("says nothing")); };
      script.onerror = () => { script.remove(); waiting.delete(name); part.reject(new Error("not there")); };
      document.head.appendChild(script);
    }
    return waiting.get(name).promise;
  }

  function running(steps) {
    let at = 0;
    return steps.map((step) => (at += step));
  }

  let whole = null;
  async function index() {
    if (!whole) {
      const told = await load("index", 0);
      const begins = running(told.sections.map((n, i) => (i ? told.sections[i - 1] : 0)));
      const pageOf = new Uint32Array(told.sections.reduce((a, b) => a + b, 0));
      told.sections.forEach((n, page) => pageOf.fill(page, begins[page], begins[page] + n));
      whole = { ...told, begins, pageOf, texts: running(told.texts), origin: told.origin ? Date.parse(told.origin) / DAY : 0 };
    }
    return whole;
  }

  /* Words, as briefgen/search/words.py has them. */
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "").replace(/ς/g, "σ");
  const wordsOf = (text) => (plain(text).match(/[\p{L}\p{N}]+/gu) || []).map((w) => [...w].slice(0, LONGEST).join(""));

  const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((c, i) => [c, i]));
  function unpacked(text) {
    const found = [];
    for (let i = 0, n = 0, unit = 1; i < text.length; i++) {
      const digit = DIGITS.get(text[i]);
      n += (digit % 32) * unit;
      if (digit >= 32) unit *= 32;
      else { found.push(n); n = 0; unit = 1; }
    }
    return found;
  }

  /* The last of some rising things that does not come after one. */
  function lastUpTo(things, one) {
    let low = 0, high = things.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (things[middle] <= one) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* The files that may hold a word; of a word that is only begun, those it may become, as far as they are few. */
  function filesFor(firsts, word, begun) {
    const at = lastUpTo(firsts, word);
    const found = firsts.length ? [at] : [];
    for (let n = at + 1; begun && n < firsts.length && found.length < MOST_FILES && firsts[n].startsWith(word); n++) found.push(n);
    return found;
  }

  async function entriesFor(kind, word, begun) {
    const parts = await Promise.all(filesFor((await index())[kind], word, begun).map((n) => load(kind, n)));
    const found = new Map();
    for (const part of parts) for (let i = 0; i < part.length; i += 2) found.set(part[i], part[i + 1]);
    return found;
  }

  /* Where a word stands: section -> weight; and its forms, for the marks. */
  async function lookUp(word, begun) {
    const entries = await entriesFor("words", word, begun && word.length > 1);
    const hits = { places: new Map(), forms: new Set(), beginning: null };
    let akin = null;
    for (const [names, places] of entries) {
      const forms = names.split(" ");
      if (forms.includes(word)) add(hits, forms, places, WHOLE);
      else if (begun && word.length > 1 && forms.some((form) => form.startsWith(word))) {
        add(hits, forms.filter((form) => form.startsWith(word)), places, BEGUN);
      } else if (forms[0].length > 2 && word.startsWith(forms[0]) && word.length - forms[0].length < LONGEST_ENDING) {
        if (!akin || forms[0].length > akin[0][0].length) akin = [forms, places];
      }
    }
    if (!hits.places.size && akin) add(hits, akin[0], akin[1], AKIN);
    return hits;
  }

  function add(hits, forms, places, sure) {
    forms.forEach((form) => hits.forms.add(form));
    let at = 0;
    for (const n of unpacked(places)) {
      at += n >> 2;
      const weight = WEIGHTS[n & 3] * sure;
      if (!(hits.places.get(at) > weight)) hits.places.set(at, weight);
    }
  }

  /* What a reader chose beside words. */
  async function chosen() {
    const all = await index();
    const kind = all.kinds.indexOf(fields.kind.value);
    const outlet = plain(fields.outlet.value.trim());
    const outlets = new Set(all.outlets.flatMap((name, n) => (outlet && plain(name).includes(outlet) ? [n] : [])));
    const day = (field) => (field.value ? Date.parse(field.value) / DAY - all.origin : null);
    const from = day(fields.from), to = day(fields.to);
    const people = await peopleLike(fields.person.value);
    const any = kind >= 0 || outlet || people || from !== null || to !== null;
    const fits = (page) => {
      if (kind >= 0 && all.kind[page] !== kind) return false;
      if (outlet && !all.outlet[page].some((n) => outlets.has(n))) return false;
      if (people && !people.has(page)) return false;
      const days = all.days[page];
      if (from !== null && !(days && days[0] + days[1] >= from)) return false;
      return !(to !== null && !(days && days[0] <= to));
    };
    return { any: Boolean(any), fits };
  }

  /* The pages of those whose name has these words; null where none are given. */
  async function peopleLike(name) {
    const words = wordsOf(name);
    if (!words.length) return null;
    const pages = new Set();
    for (const [known, places] of await named(words)) running(unpacked(places)).forEach((page) => pages.add(page));
    return pages;
  }

  async function named(words) {
    const entries = [...(await entriesFor("names", words[words.length - 1], true))];
    const fits = (name) => {
      const own = wordsOf(name);
      return words.every((word) => own.some((o) => o.startsWith(word)));
    };
    return entries.filter(([name]) => fits(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /* The sections that fit, best first: [{section, score}], and whether all words stand in them. */
  async function search(query) {
    const all = await index();
    const filter = await chosen();
    const words = [...new Set(wordsOf(query))];
    if (!words.length) {
      if (!filter.any) return null;
      const pages = all.kind.map((_, page) => page).filter((page) => all.sections[page] && filter.fits(page));
      const newest = (page) => (all.days[page] ? all.days[page][0] + all.days[page][1] : -1);
      pages.sort((a, b) => newest(b) - newest(a) || a - b);
      return { found: pages.map((page) => ({ section: all.begins[page], page, score: 0 })), forms: new Set(), every: true };
    }
    const open = !/[^\p{L}\p{N}\p{M}]$/u.test(query);
    const hits = await Promise.all(words.map((word, n) => lookUp(word, open && n === words.length - 1)));
    const scores = new Map();
    for (const { places } of hits) {
      const rare = Math.log(1 + all.pageOf.length / (1 + places.size));
      for (const [section, weight] of places) {
        const seen = scores.get(section);
        if (seen) { seen.score += weight * rare; seen.words += 1; }
        else scores.set(section, { section, page: all.pageOf[section], score: weight * rare, words: 1 });
      }
    }
    let most = 0;
    const fit = [...scores.values()].filter((hit) => filter.fits(hit.page));
    for (const hit of fit) if (hit.words > most) most = hit.words;
    const found = fit.filter((hit) => hit.words === most);
    for (const hit of found) hit.score *= all.boost[hit.page];
    found.sort((a, b) => b.score - a.score || a.section - b.section);
    return { found, forms: new Set(hits.flatMap((h) => [...h.forms])), every: most === words.length };
  }

  /* Pages in the order of their best section, each with a few of its sections. */
  function byPage(found) {
    const pages = new Map();
    for (const hit of found) {
      const known = pages.get(hit.page);
      if (known) known.push(hit);
      else pages.set(hit.page, [hit]);
    }
    return [...pages.values()];
  }

  async function text(hit) {
    const all = await index();
    const low = lastUpTo(all.texts, hit.page);
    const [url, title, sections] = (await load("texts", low))[hit.page - all.texts[low]];
    const [heading, anchor, pieces] = sections[hit.section - all.begins[hit.page]];
    return { url, title, heading, anchor, pieces };
  }

  /* A text's words with whether each is one that was looked for: [[words, marked]]. */
  function marked(said, forms) {
    const pieces = [];
    let at = 0;
    for (const run of said.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!wordsOf(run[0]).some((word) => forms.has(word))) continue;
      if (run.index > at) pieces.push([said.slice(at, run.index), false]);
      pieces.push([run[0], true]);
      at = run.index + run[0].length;
    }
    if (at < said.length) pieces.push([said.slice(at), false]);
    return pieces;
  }

  const inLine = (said) => said.replace(/([.!?:;,”"’)\]])\n/g, "$1 ").replace(/\n/g, " · ");

  /* The piece of a section that says most of what was looked for, with what follows it; and its anchor. */
  function snippet(pieces, forms, between) {
    let best = 0, most = -1;
    for (let i = 0; i < pieces.length; i += 2) {
      const said = new Set(wordsOf(pieces[i + 1]).filter((word) => forms.has(word)));
      if (said.size > most) { best = i; most = said.size; }
    }
    let said = "";
    for (let i = best; i < pieces.length && said.length < SNIPPET; i += 2) said += (said ? between : "") + inLine(pieces[i + 1]);
    const first = most > 0 ? marked(said, forms) : [];
    const where = first.length > 1 && !first[0][1] ? first[0][0].length : 0;
    let start = where > SNIPPET / 2 ? said.indexOf(" ", where - SNIPPET / 3) + 1 : 0;
    let end = said.length > start + SNIPPET ? said.lastIndexOf(" ", start + SNIPPET) : said.length;
    if (end <= start) end = start + SNIPPET;
    return { anchor: most > 0 ? pieces[best] : "", said: (start ? "… " : "") + said.slice(start, end) + (end < said.length ? " …" : "") };
  }

  /* Showing. */
  function element(tag, className, children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (const child of children || []) made.append(child);
    return made;
  }

  function withMarks(tag, said, forms) {
    const made = element(tag, "", marked(said, forms).map(([words, on]) => (on ? element("mark", "", [words]) : words)));
    made.dir = "auto";
    return made;
  }

  /* A briefing and the article whose headline it bears have one title: what tells them apart. */
  function whose(all, page) {
    const kind = all.kinds[all.kind[page]];
    if (kind !== "article") return kind === "story" ? "Briefing" : "";
    const day = all.days[page] && new Date((all.origin + all.days[page][0]) * DAY);
    const told = all.outlet[page].map((n) => all.outlets[n]);
    if (day) told.push(day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
    return told.join(" · ") || "Article";
  }

  async function result(hit, forms, first) {
    const all = await index();
    const told = await text(hit);
    const found = snippet(told.pieces, forms, all.kinds[all.kind[hit.page]] === "article" ? " " : " · ");
    const anchor = found.anchor || (hit.section === all.begins[hit.page] ? "" : told.anchor);
    const link = element("a", "md-search-result__link");
    link.href = new URL(told.url + (anchor ? `#${encodeURIComponent(anchor)}` : ""), TOP).href;
    const inside = element("article", "md-search-result__article md-typeset");
    if (first) {
      inside.append(withMarks("h1", told.title, forms));
      const from = whose(all, hit.page);
      if (from) inside.append(element("p", "bg-whose", [from]));
    }
    if (told.heading && told.heading !== told.title) inside.append(withMarks("h2", told.heading, forms));
    if (found.said) inside.append(withMarks("p", found.said, forms));
    link.append(inside);
    return link;
  }

  let asked = 0, pages = [], shown = 0, forms = new Set();

  async function show(upTo, turn) {
    const items = await Promise.all(pages.slice(shown, upTo).map(async (hits) => {
      const links = [];
      for (const hit of hits.slice(0, 1 + MORE_OF_A_PAGE)) links.push(await result(hit, forms, !links.length));
      return element("li", "md-search-result__item", links);
    }));
    if (turn !== asked) return;
    if (!shown) list.replaceChildren();
    list.append(...items);
    shown = Math.min(upTo, pages.length);
    more.hidden = shown >= pages.length;
  }

  const counted = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;

  async function ask() {
    const turn = ++asked;
    results.ariaBusy = "true"; // until the last question is answered
    try {
      const answer = await search(input.value);
      if (turn !== asked) return;
      shown = 0;
      if (!answer) {
        pages = [];
        list.replaceChildren();
        more.hidden = true;
        status.textContent = "Type to search";
        return;
      }
      pages = byPage(answer.found);
      forms = answer.forms;
      if (!pages.length) list.replaceChildren();
      await show(SHOWN, turn);
      if (turn !== asked) return;
      const places = answer.found.length > pages.length ? `, ${counted(answer.found.length, "place")}` : "";
      status.textContent = !pages.length ? "Nothing found" : `${counted(pages.length, "page")}${places}${answer.every ? "" : " with some of these words"}`;
    } catch (error) {
      if (turn !== asked) return;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "The search cannot be loaded. Load the page again; if that does not help, a file of this site is missing.";
    } finally {
      if (turn === asked) results.ariaBusy = "false";
    }
  }

  /* The names that fit what is typed in the field of people or outlets. */
  async function offer(field, found) {
    const options = box.querySelector(`#${field.getAttribute("list")}`);
    options.replaceChildren(...found.slice(0, NAMES_OFFERED).map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  }

  fields.person.addEventListener("input", async () => {
    const words = wordsOf(fields.person.value);
    const turn = fields.person.value;
    const found = words.length ? (await named(words).catch(() => [])).map(([name]) => name) : [];
    if (turn === fields.person.value) offer(fields.person, found);
  });
  fields.outlet.addEventListener("input", async () => {
    const asked = plain(fields.outlet.value.trim());
    const all = await index().catch(() => null);
    if (all) offer(fields.outlet, all.outlets.filter((name) => plain(name).includes(asked)));
  });

  /* Opening, closing, keys. */
  const isOpen = () => toggle.checked;
  function open() {
    if (!isOpen()) toggle.click();
    index().catch(() => {});
  }
  function close() {
    if (isOpen()) toggle.click();
    if (box.contains(document.activeElement)) document.activeElement.blur();
  }

  input.addEventListener("focus", open);
  input.addEventListener("input", ask);
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  box.querySelector("[type=reset]").addEventListener("click", (event) => {
    event.preventDefault();
    input.value = "";
    for (const field of Object.values(fields)) field.value = "";
    ask();
    input.focus();
  });
  for (const field of Object.values(fields)) field.addEventListener("input", ask);
  more.addEventListener("click", async () => {
    const next = shown, turn = asked;
    results.ariaBusy = "true";
    await show(shown + SHOWN, turn).finally(() => { if (turn === asked) results.ariaBusy = "false"; });
    const item = list.children[next];
    if (item) item.querySelector("a").focus();
  });
  toggle.addEventListener("change", () => { if (isOpen()) input.focus(); });
  box.addEventListener("click", (event) => { if (event.target.closest(".md-search-result__link")) close(); });
  box.addEventListener("focusout", (event) => {
    if (isOpen() && event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); event.preventDefault(); event.stopPropagation(); return; }
    const inList = event.target === input || event.target.closest(".md-search-result__link");
    if (!inList || event.isComposing) return;
    const links = [...list.querySelectorAll(".md-search-result__link")];
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      if (links.length) links[0].click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const stops = [input, ...links, ...(more.hidden ? [] : [more])];
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      stops[(next + stops.length) % stops.length].focus();
    }
  });
  more.addEventListener("keydown", (event) => {
    const links = list.querySelectorAll(".md-search-result__link");
    if (event.key === "ArrowUp" && links.length) { event.preventDefault(); links[links.length - 1].focus(); }
  });
  document.addEventListener("keydown", (event) => {
    if (!["/", "s", "f"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
