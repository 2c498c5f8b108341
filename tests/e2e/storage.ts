// The browser's database, by a connection of the tests' own: what is there whatever the page says.
import type { Page } from "@playwright/test";

export type Store = "journal" | "screen" | "snapshots" | "pieces" | "aside" | "meta";

/** A record with its key. Maps are tagged: `{"$map": [[key, value], …]}`. */
export type Entry = [key: IDBValidKey, record: unknown];

/** A database as a file: see stored/README.md. */
export interface Dump {
  version: number;
  stores: Partial<Record<Store, { autoIncrement: boolean; records: Entry[] }>>;
}

/** All records of a store. */
export async function stored(page: Page, name: Store): Promise<unknown[]> {
  return (await dump(page)).stores[name]?.records.map(([, record]) => record) ?? [];
}

/** Everything that is stored. */
export async function dump(page: Page): Promise<Dump> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const tagged = (value: unknown): unknown => {
      if (value instanceof Map) return { $map: [...value].map(([key, part]) => [tagged(key), tagged(part)]) };
      if (Array.isArray(value)) return value.map(tagged);
      if (typeof value !== "object" || value === null || value instanceof Blob) return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tagged(part)]));
    };
    const database = await answer(indexedDB.open("tallymark"));
    const stores: Dump["stores"] = {};
    for (const name of Array.from(database.objectStoreNames) as Store[]) {
      const store = database.transaction(name).objectStore(name);
      const [keys, records] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      stores[name] = { autoIncrement: store.autoIncrement, records: keys.map((key, at) => [key, tagged(records[at])]) };
    }
    const { version } = database;
    database.close();
    return { version, stores };
  });
}

/** Leaves Tallymark for an empty page of the same origin: it has let go of the database then. */
export async function leave(page: Page): Promise<void> {
  await page.route("**/nothing-here", (route) => route.fulfill({ contentType: "text/html", body: "<title>Nothing</title>" }));
  await page.goto("./nothing-here");
}

/** Puts a database in the place of the one that is there, before the page opens. */
export async function load(page: Page, dump: Dump): Promise<void> {
  await leave(page);
  await page.evaluate(async ({ version, stores }) => {
    const untagged = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(untagged);
      if (typeof value !== "object" || value === null) return value;
      if ("$map" in value) return new Map((value.$map as [unknown, unknown][]).map(([key, part]) => [untagged(key), untagged(part)]));
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, untagged(part)]));
    };
    await new Promise((resolve, reject) => {
      const removal = indexedDB.deleteDatabase("tallymark");
      removal.onsuccess = resolve;
      removal.onerror = () => reject(removal.error);
    });
    await new Promise<void>((resolve, reject) => {
      const open = indexedDB.open("tallymark", version);
      open.onerror = () => reject(open.error);
      open.onupgradeneeded = () => {
        for (const [name, { autoIncrement, records }] of Object.entries(stores)) {
          const store = open.result.createObjectStore(name, { autoIncrement });
          for (const [key, record] of records) store.put(untagged(record), key);
        }
      };
      open.onsuccess = () => {
        open.result.close();
        resolve();
      };
    });
  }, dump);
}

/** Adds a record behind the page's back. */
export async function store(page: Page, name: Store, record: string): Promise<void> {
  await page.evaluate(
    ([name, record]) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("tallymark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction(name, "readwrite");
          transaction.objectStore(name).add(record);
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    [name, record] as const,
  );
}
