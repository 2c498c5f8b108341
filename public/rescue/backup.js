// Everything that is stored, as a file, from IndexedDB alone: it needs nothing of the program that has ended.
(() => {
  "use strict";

  const DATABASE = "tallymark";
  /** In the order in which they are restored. Older databases do not have all of them. */
  const STORES = ["snapshots", "pieces", "journal", "screen", "aside"];
  /** How many records are read at once. */
  const BATCH = 64;
  /** How many characters are gathered before the browser puts them where it keeps files. */
  const CHUNK = 1 << 20;
  /** The form of the file; a database of a later version says that it is later. */
  const SCHEMA = 2;

  const begin = typeof IDBDatabase === "function" ? IDBDatabase.prototype.transaction : undefined;

  /** From now on nothing is written: what is left of a program that has ended may still be called, and cannot be relied on. */
  tallymarkRescue.stopWriting = () => {
    if (!begin) return;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
      if (mode && mode !== "readonly") throw new DOMException("Tallymark has stopped", "InvalidStateError");
      return begin.call(this, stores, mode, ...rest);
    };
  };

  /**
   * Makes the backup: `{blob, name, records, unwritten}`, or null where nothing is stored. `tell` hears how many records
   * have been read.
   */
  tallymarkRescue.backup = async (tell) => {
    const database = await openStored();
    if (!database) return null;
    const file = new Lines();
    const made = new Date().toISOString().replace(/\.\d+/, "");
    const schema = Math.max(SCHEMA, database.version);
    file.add({ tallymark: "backup", schema, version: tallymarkRescue.build().version, made });
    try {
      const content = new Content(file, tell);
      await content.readAll(database);
      const { records, unwritten } = await content.finish();
      file.add(unwritten.length ? { end: records, unwritten } : { end: records });
      if (!records && !unwritten.length) return null;
      return { blob: file.blob(), name: `tallymark-backup-${made.slice(0, 10)}.jsonl`, records, unwritten };
    } finally {
      database.close();
    }
  };

  /** The version of the page, as its build has written it down. */
  tallymarkRescue.build = () => {
    const parts = document.getElementById("parts");
    try {
      return { version: "", build: "", ...JSON.parse(parts ? parts.textContent : "{}") };
    } catch (error) {
      return { version: "", build: `unreadable: ${error}` };
    }
  };

  /** The database as it is: it is not brought to another version, and where there is none, none is made. */
  function openStored() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE);
      let isNew = false;
      request.onupgradeneeded = () => {
        isNew = true;
        request.transaction.abort();
      };
      request.onsuccess = () => {
        // Another tab may wish to upgrade it; that waits for the reading, not for this page to be closed.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = (event) => {
        event.preventDefault();
        isNew ? resolve(null) : reject(request.error);
      };
    });
  }

  /** A request's result. One that fails does not end its transaction. */
  function answer(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        event.preventDefault();
        reject(request.error);
      };
    });
  }

  /** Lines of JSON, handed to the browser in pieces. */
  class Lines {
    constructor() {
      this.parts = [];
      this.waiting = [];
      this.length = 0;
    }

    add(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      this.waiting.push(line);
      this.length += line.length;
      if (this.length > CHUNK) this.flush();
    }

    flush() {
      this.parts.push(new Blob(this.waiting));
      this.waiting = [];
      this.length = 0;
    }

    blob() {
      this.flush();
      return new Blob(this.parts, { type: "application/jsonl" });
    }
  }

  /** The records of a database, written as lines. */
  class Content {
    constructor(file, tell) {
      this.file = file;
      this.tell = tell;
      this.records = 0;
      this.unwritten = [];
      /** Those with files inside, which can be read only when the transaction is over. */
      this.withFiles = [];
    }

    /** Reads the stores in one transaction, so that they belong together whatever other tabs do. */
    async readAll(database) {
      const stores = STORES.filter((name) => database.objectStoreNames.contains(name));
      let transaction;
      for (const name of stores) {
        try {
          transaction = transaction || begin.call(database, stores, "readonly");
          await this.readStore(name, transaction.objectStore(name));
        } catch (error) {
          this.lose({ store: name }, error);
          // Some errors end the transaction. The next store is read in another.
          transaction = undefined;
        }
      }
    }

    async readStore(name, store) {
      let range;
      for (;;) {
        const keys = await answer(store.getAllKeys(range, BATCH));
        if (!keys.length) return;
        await this.readBatch(name, store, range, keys);
        this.tell(this.records);
        range = IDBKeyRange.lowerBound(keys[keys.length - 1], true);
      }
    }

    async readBatch(name, store, range, keys) {
      let all;
      try {
        all = await answer(store.getAll(range, BATCH));
      } catch (error) {
        // One of them is damaged: each is read by itself.
        all = undefined;
      }
      for (const [at, key] of keys.entries()) {
        try {
          this.take(name, key, all ? all[at] : await answer(store.get(key)));
        } catch (error) {
          this.lose({ store: name, key: readable(key, []) }, error);
        }
      }
    }

    take(store, key, record) {
      const files = [];
      const entry = { store, key: readable(key, files), record: readable(record, files) };
      if (files.length) this.withFiles.push({ entry, files });
      else this.write(entry);
    }

    write(entry) {
      this.file.add(entry);
      this.records += 1;
    }

    lose(which, error) {
      this.unwritten.push({ ...which, reason: String((error && error.message) || error) });
    }

    /** Writes what had to wait; how many records there are, and which there are not. */
    async finish() {
      for (const { entry, files } of this.withFiles) {
        try {
          for (const { place, blob } of files) place.base64 = base64(new Uint8Array(await blob.arrayBuffer()));
          this.write(entry);
        } catch (error) {
          this.lose({ store: entry.store, key: entry.key }, error);
        }
      }
      return this;
    }
  }

  /** A stored value as what JSON can hold. Files are put into `files`, with the place for their bytes. */
  function readable(value, files, above = []) {
    if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value !== "object" || value === null) return value;
    if (above.includes(value)) throw new Error("it contains itself");
    const around = [...above, value];
    const inside = (part) => readable(part, files, around);
    if (Array.isArray(value) || value instanceof Set) return Array.from(value, inside);
    if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, part]) => [name(inside(key)), inside(part)]));
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof RegExp || value instanceof Error) return String(value);
    const type = Object.prototype.toString.call(value).slice("[object ".length, -1);
    if (value instanceof ArrayBuffer) return { type, base64: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return { type, base64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    if (value instanceof Blob) {
      const place = { type, name: value.name, media: value.type, base64: "" };
      files.push({ place, blob: value });
      return place;
    }
    if (type !== "Object") throw new Error(`it holds a ${type}`);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
  }

  /** The name of an object's field, for a key of a map. */
  function name(key) {
    return typeof key === "object" ? JSON.stringify(key) : String(key);
  }

  function base64(bytes) {
    const step = 0x8000;
    let text = "";
    for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
    return btoa(text);
  }
})();
