// The browser's database, by a connection of the tests' own: what is there whatever the page says.
import type { Page } from "@playwright/test";

type Store = "journal" | "screen";

/** All records of a store. */
export async function stored(page: Page, name: Store): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const open = indexedDB.open("tallymark");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result);
          };
        };
      }),
    name,
  );
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
