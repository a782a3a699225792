import type { Page } from "playwright-core";

/** A database as text: its version, and of each store the keys with their values; bytes as base64. */
export interface DatabaseDump {
  readonly version: number;
  readonly stores: Readonly<Record<string, readonly { readonly key: unknown; readonly value: unknown }[]>>;
}

// As text: a compiled function would bring helpers along that the page does not have.
const encode = `(value) => {
  if (value instanceof Uint8Array) {
    let text = "";
    for (const byte of value) text += String.fromCharCode(byte);
    return { $bytes: btoa(text) };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encode(inner)]));
  return value;
}`;
const decode = `(value) => {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$bytes === "string") return Uint8Array.from(atob(value.$bytes), (letter) => letter.charCodeAt(0));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decode(inner)]));
}`;

/** Reads the app's whole database of this page's origin. */
export function dumpDatabase(page: Page): Promise<DatabaseDump> {
  return page.evaluate<DatabaseDump>(`(async () => {
    const encode = ${encode};
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open("wayside"));
    const stores = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      stores[name] = keys.map((key, index) => ({ key, value: encode(values[index]) }));
    }
    const { version } = database;
    database.close();
    return { version, stores };
  })()`);
}

/** Makes the database of a dump, in a page of the origin in which the app does not run yet. */
export function restoreDatabase(page: Page, dump: DatabaseDump): Promise<void> {
  return page.evaluate<void>(`(async () => {
    const decode = ${decode};
    const dump = ${JSON.stringify(dump)};
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("wayside", dump.version);
      request.onupgradeneeded = () => {
        for (const name of Object.keys(dump.stores)) {
          if (name === "records")
            request.result.createObjectStore(name, { keyPath: ["collection", "id"] }).createIndex("changed", "changed");
          else request.result.createObjectStore(name);
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(Object.keys(dump.stores), "readwrite");
    for (const [name, rows] of Object.entries(dump.stores)) {
      const store = transaction.objectStore(name);
      for (const { key, value } of rows) store.put(decode(value), ...(store.keyPath === null ? [key] : []));
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  })()`);
}
