import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { type Remote, RemoteError, type RemoteFile } from "./remote.ts";
import { bytesOf, drop, encodedPath, errorOf, type RemoteRequest, type Send } from "./send.ts";

export interface WebdavAccess {
  /** The address of the folder. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
}

const WHO = "the WebDAV server";
/** The folders in which devices meet. */
const FOLDERS = ["devices/", "blobs/"] as const;
const PROPERTIES =
  '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>';

/**
 * A folder of a WebDAV server (RFC 4918). Asks for nothing that servers differ in: no locks, no ETags, no conditions,
 * and listings of one level, for many refuse a deeper one or quietly give less.
 */
export function webdavRemote(access: WebdavAccess, send: Send): Remote {
  const base = access.address.endsWith("/") ? access.address : `${access.address}/`;
  const credentials = new TextEncoder().encode(`${access.user}:${access.password}`);
  const authorization = `Basic ${btoa(String.fromCharCode(...credentials))}`;
  const ask = (method: RemoteRequest["method"], path: string, further: Partial<RemoteRequest> = {}) =>
    send({
      method,
      address: base + encodedPath(path),
      ...further,
      headers: { ...(access.user === "" ? {} : { authorization }), ...further.headers },
    });

  async function level(path: string): Promise<readonly Entry[]> {
    const response = await ask("PROPFIND", path, {
      headers: { depth: "1", "content-type": "application/xml; charset=utf-8" },
      body: PROPERTIES,
    });
    if (response.status === 404) {
      await drop(response);
      return [];
    }
    if (response.status !== 207) {
      await drop(response);
      throw errorOf(response, WHO);
    }
    const text = new TextDecoder().decode(await bytesOf(response, WHO));
    return readMultistatus(text, new URL(base).pathname).filter(
      ({ name }) => name.startsWith(path) && name !== path && !name.slice(path.length).includes("/"),
    );
  }

  async function makeFolder(path: string): Promise<number> {
    const response = await ask("MKCOL", path);
    await drop(response);
    // 405: it is there already (RFC 4918, 9.3.1).
    if (response.status === 409 && path !== "") {
      await makeFolder(parentOf(path));
      const again = await ask("MKCOL", path);
      await drop(again);
      return again.status;
    }
    if (response.status === 401 || response.status === 403 || response.status >= 500)
      throw errorOf(response, WHO);
    return response.status;
  }

  return {
    async list() {
      const files: RemoteFile[] = [];
      const walk = async (path: string): Promise<void> => {
        const entries = await level(path);
        for (const { name, size, isFolder } of entries)
          if (!isFolder) files.push(size === undefined ? { name } : { name, size });
        await Promise.all(entries.map(({ name, isFolder }) => (isFolder ? walk(`${name}/`) : undefined)));
      };
      // What else lies at the address is none of ours, and may be a great deal.
      await Promise.all(FOLDERS.map(walk));
      return files;
    },
    async read(name) {
      const response = await ask("GET", name);
      if (response.status === 404 || response.status === 410) {
        await drop(response);
        return undefined;
      }
      if (response.status !== 200) {
        await drop(response);
        throw errorOf(response, WHO);
      }
      return bytesOf(response, WHO);
    },
    async write(name, bytes) {
      const put = () =>
        ask("PUT", name, { headers: { "content-type": "application/octet-stream" }, body: bytes });
      let response = await put();
      await drop(response);
      // A folder that is missing: 409 by the book, 404, 403 or (nginx) 500 of some.
      if ([403, 404, 409, 500].includes(response.status)) {
        await makeFolder(parentOf(name));
        response = await put();
        await drop(response);
      }
      if (response.status === 409) throw new RemoteError("missing", "there is no folder at this address");
      if (!response.ok) throw errorOf(response, WHO);
    },
    async delete(name) {
      const response = await ask("DELETE", name);
      await drop(response);
      if (!response.ok && response.status !== 404 && response.status !== 410) throw errorOf(response, WHO);
    },
  };
}

interface Entry {
  readonly name: string;
  readonly size: number | undefined;
  readonly isFolder: boolean;
}

/** The folder of a path, with "/" at its end; "" for the topmost. */
function parentOf(path: string): string {
  const bare = path.endsWith("/") ? path.slice(0, -1) : path;
  return bare.slice(0, bare.lastIndexOf("/") + 1);
}

/** The entries of a multistatus answer (RFC 4918, 13), their names relative to the path of the folder. */
function readMultistatus(text: string, basePath: string): readonly Entry[] {
  let root: XmlElement | null;
  try {
    // rclone adds words of its own where one entry fails it; the others are there all the same.
    root = parseXml(text.slice(0, text.lastIndexOf(">") + 1)).root;
  } catch {
    throw new RemoteError("failed", "what the server answered is no WebDAV listing");
  }
  if (root === null || localName(root) !== "multistatus")
    throw new RemoteError("failed", "what the server answered is no WebDAV listing");
  return childrenNamed(root, "response").flatMap((response) => {
    const href = childrenNamed(response, "href")[0]?.text.trim();
    const name = href === undefined ? undefined : relativeName(href, basePath);
    if (name === undefined) return [];
    const properties = childrenNamed(response, "propstat").flatMap((status) => childrenNamed(status, "prop"));
    const isFolder = properties.some((property) =>
      childrenNamed(property, "resourcetype").some((type) => childrenNamed(type, "collection").length > 0),
    );
    const size = properties
      .flatMap((property) => childrenNamed(property, "getcontentlength"))[0]
      ?.text.trim();
    const bare = name.endsWith("/") ? name.slice(0, -1) : name;
    return [
      { name: bare, isFolder, size: size === undefined || !/^\d+$/.test(size) ? undefined : Number(size) },
    ];
  });
}

function relativeName(href: string, basePath: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(href, "http://folder.invalid").pathname);
    const base = decodeURIComponent(basePath);
    return path.startsWith(base) ? path.slice(base.length) : undefined;
  } catch {
    return undefined;
  }
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}

function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && localName(child) === name,
  );
}
