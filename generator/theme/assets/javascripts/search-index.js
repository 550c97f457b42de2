/*
 * Reads the search index that generator/search.py writes, and finds pages in it.
 *
 * Text is folded and cut into tokens by the same rules as there: the two belong together and are
 * tested together. The files of the index are scripts, because a page opened from a folder on disk
 * may load scripts only; each hands its content to one of the functions of `minutebook`.
 *
 *   minutebook.find("會議 预算").then((found) => found.total, found.next())
 */
"use strict";

var minutebook = (() => {
  const FOLDER = new URL("../search/", document.currentScript.src);
  const ROOT = new URL("../../", document.currentScript.src);

  const HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
  const HAN_RUN = new RegExp(`[${HAN}]+`, "gu");
  const WORD = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu;

  /* Pages looked at closely in one go: their text is read, the best come first. */
  const PORTION = 10;

  let start = null;
  let spellings = new Map();
  const received = new Map();
  const requested = new Map();

  /* Load one file of the index, once; a file that failed may be asked for again. */
  function load(name, version) {
    if (!requested.has(name)) {
      const request = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js${version ? `?v=${version}` : ""}`, FOLDER).href;
        script.onload = () =>
          received.has(name) ? resolve(received.get(name)) : reject(new Error(name));
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      });
      request.catch(() => requested.delete(name));
      requested.set(name, request);
    }
    return requested.get(name);
  }

  const ready = () => load("start");
  const words = (shard) => load(`words-${shard}`, start.version);
  const pageFile = (number) => load(`pages-${number}`, start.version);

  function respell(text) {
    return Array.from(text, (letter) => spellings.get(letter) ?? letter.toLowerCase()).join("");
  }

  /* The one form under which all spellings of a text meet: generator.script.fold. */
  function fold(text) {
    return respell(respell(respell(text).normalize("NFKC")).normalize("NFKC"));
  }

  /* The tokens a query needs, each with whether anything that begins with it will do. */
  function tokensOf(query) {
    const tokens = new Map();
    for (const [run] of query.matchAll(HAN_RUN)) {
      const letters = Array.from(run);
      if (letters.length === 1) tokens.set(run, true);
      letters.slice(1).forEach((letter, at) => tokens.set(letters[at] + letter, false));
    }
    for (const [word] of query.replace(HAN_RUN, " ").matchAll(WORD)) {
      tokens.set(word, Array.from(word).length > 1);
    }
    return tokens;
  }

  /* FNV-1a over the code points by which a token is filed: generator.search.shard_of. */
  function shardOf(token) {
    const letters = Array.from(token);
    const beginning = letters.slice(0, token.search(HAN_RUN) === 0 ? 1 : 2);
    let value = 0x811c9dc5;
    for (const letter of beginning) {
      value = Math.imul(value ^ letter.codePointAt(0), 0x01000193) >>> 0;
    }
    return value % start.shards;
  }

  /* Where a token stands: number of the page => how often, in the title, as the page's number. */
  async function placesOf(token, orLonger) {
    const shard = await words(shardOf(token));
    const places = new Map();
    const filed = orLonger
      ? Object.keys(shard).filter((other) => other.startsWith(token))
      : [token].filter((other) => Object.hasOwn(shard, other));
    for (const each of filed) addPlaces(places, shard[each], each === token);
    return places;
  }

  /* Letters count from A in the text, from N in the title, from a as a number of the page. */
  function addPlaces(places, postings, whole) {
    for (let at = 0; at < postings.length; at += start.digits + 1) {
      const page = parseInt(postings.slice(at, at + start.digits), 36);
      const letter = postings[at + start.digits];
      const asNumber = letter >= "a";
      const code = letter.toUpperCase().charCodeAt(0) - 65;
      const known = places.get(page) ?? { count: 0, titled: false, numbered: false };
      places.set(page, {
        count: known.count + (code % 13) + 1,
        titled: known.titled || asNumber || code >= 13,
        numbered: known.numbered || (asNumber && whole),
      });
    }
  }

  /* The pages that have every token, the likeliest first. */
  function common(lists) {
    const [first, ...others] = lists.sort((one, other) => one.size - other.size);
    const pages = [];
    for (const page of first.keys()) {
      const places = lists.map((list) => list.get(page));
      if (places.includes(undefined)) continue;
      pages.push({
        number: page,
        titled: places.every((place) => place.titled),
        numbered: places.some((place) => place.numbered),
        count: places.reduce((sum, place) => sum + place.count, 0),
      });
    }
    return pages.sort(
      (one, other) =>
        other.numbered - one.numbered ||
        other.titled - one.titled ||
        other.count - one.count ||
        other.number - one.number,
    );
  }

  /* A page as it is shown, and how well it matches: terms in the title, then in the text. */
  async function read(page, terms) {
    const file = await pageFile(Math.floor(page.number / start.pagesPerFile));
    const [path, title, kind, date, text] = file[page.number % start.pagesPerFile];
    const folded = { title: fold(title), text: fold(text) };
    const inTitle = terms.filter((term) => folded.title.includes(term)).length;
    const within = terms.filter(
      (term) => folded.title.includes(term) || folded.text.includes(term),
    ).length;
    return { ...page, url: new URL(path, ROOT).href, path, title, kind, date, text, inTitle, within };
  }

  function better(one, other) {
    return (
      other.numbered - one.numbered ||
      other.inTitle - one.inTitle ||
      other.within - one.within ||
      other.count - one.count ||
      other.number - one.number
    );
  }

  /*
   * Find the pages that have all of a query. The answer says how many there are (`total`), what to
   * mark in them (`terms`), and reads them in portions (`next`), the best of a portion first.
   */
  async function find(query) {
    await ready();
    const folded = fold(query);
    const terms = Array.from(new Set(folded.match(WORD)));
    const tokens = Array.from(tokensOf(folded));
    const lists = await Promise.all(tokens.map(([token, orLonger]) => placesOf(token, orLonger)));
    const pages = lists.length ? common(lists) : [];
    let shown = 0;
    const next = async () => {
      const portion = pages.slice(shown, (shown += PORTION));
      const results = await Promise.all(portion.map((page) => read(page, terms)));
      return results.sort(better);
    };
    return { total: pages.length, terms, next, left: () => pages.length - shown };
  }

  return {
    find,
    fold,
    ready,
    start(content) {
      start = content;
      const entries = content.spellings ? content.spellings.split("|") : [];
      spellings = new Map(
        entries.map((entry) => {
          const [letter, ...spelling] = entry;
          return [letter, spelling.join("")];
        }),
      );
      received.set("start", content);
    },
    words(number, content) {
      received.set(`words-${number}`, content);
    },
    pages(number, content) {
      received.set(`pages-${number}`, content);
    },
  };
})();
