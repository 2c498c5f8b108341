// An archive of documents for the benches and tests of the list: made, not written, and the same every time.

const WORDS = (
  "the harbour council said on monday that a convoy of grain ships would leave before the end of the week after " +
  "inspectors had checked the holds and the crews had signed for the cargo which was worth several million dollars"
).split(" ");
const PLACES = ["Odesa", "Kharkiv", "Dnipro", "Lviv", "Izmail", "Mykolaiv", "Sumy", "Poltava", "Київ", "Чернівці"];

/** Numbers that look random and are the same every time. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A text of about `length` characters. */
function text(next, length, number) {
  const words = [`Report ${number} from ${PLACES[next(PLACES.length)]}.`];
  for (let size = 0; size < length; ) {
    const word = next(400) === 0 ? "drone" : WORDS[next(WORDS.length)];
    words.push(next(14) === 0 ? `${word}.` : next(90) === 0 ? `${word}.\n` : word);
    size += word.length + 1;
  }
  return words.join(" ");
}

const DECISIONS = ["suggested", "accepted", "rejected"];

/** The mentions of a document: `count` of them, none, some or all decided. */
function annotations(next, count, length) {
  const far = next(3);
  return Array.from({ length: count }, (_, id) => {
    const start = Math.floor((id * (length - 20)) / count);
    const decision = far === 0 ? "suggested" : far === 1 ? DECISIONS[next(3)] : "accepted";
    return { id, span: { start, end: start + 5 }, label: "CARDINAL", source: "rule", score: 0.8, decision };
  });
}

/** The journal of an archive, batch by batch: `count` documents of about `length` characters. */
export function* archive(count, length, mentions = 10, batch = 500) {
  const next = random(7);
  let records = [];
  for (let index = 0; index < count; index += 1) {
    const number = index + 1;
    const body = text(next, length, number);
    const day = `2025-${String(1 + next(12)).padStart(2, "0")}-${String(1 + next(28)).padStart(2, "0")}`;
    const document = {
      id: `archive-${String(number).padStart(5, "0")}`,
      title: `${PLACES[next(PLACES.length)]} ${WORDS[next(WORDS.length)]} ${WORDS[next(WORDS.length)]}: report ${number}`,
      date: day,
      source: `https://news.example/${number}`,
      tags: next(4) === 0 ? ["grain"] : [],
      added_at: `2025-12-04T09:00:00.000Z`,
      text: body,
      annotations: annotations(next, mentions, Math.min(length, 2_000)),
      next: mentions,
    };
    records.push({ act: { put_document: { index, document } } });
    if (records.length === batch || number === count) {
      yield records;
      records = [];
    }
  }
}

/** Puts records behind those in the journal of the browser's database; the page is not open meanwhile. */
export async function seed(page, url, batches) {
  // A file of the page's host has the same database, and does not run the page.
  const file = new URL("no-page.txt", url).href;
  await page.route(file, (route) => route.fulfill({ contentType: "text/plain", body: "" }));
  await page.goto(file);
  for (const records of batches) {
    await page.evaluate(
      (records) =>
        new Promise((resolve, reject) => {
          const open = indexedDB.open("tallymark", 1);
          open.onupgradeneeded = () => {
            open.result.createObjectStore("journal", { autoIncrement: true });
            open.result.createObjectStore("screen");
          };
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const transaction = open.result.transaction("journal", "readwrite");
            for (const record of records) transaction.objectStore("journal").add(record);
            transaction.oncomplete = () => {
              open.result.close();
              resolve();
            };
            transaction.onerror = () => reject(transaction.error);
          };
        }),
      records,
    );
  }
}
