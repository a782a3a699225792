import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { AwsV4Signer } from "aws4fetch";
import { hashOf } from "../records/content-hash.ts";
import { type Remote, RemoteError, type RemoteFile } from "./remote.ts";
import { bytesOf, drop, encodedPath, errorOf, type RemoteRequest, type Send } from "./send.ts";

export interface S3Access {
  /** The address of the service, without the bucket. */
  readonly endpoint: string;
  /** The bucket, and after a "/" the beginning of the names in it, where they share it with others. */
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const WHO = "the bucket";

/** A bucket of a service that speaks S3 (signature version 4, names in the path). */
export function s3Remote(access: S3Access, send: Send): Remote {
  const [bucket = "", ...folders] = access.bucket.split("/").filter((part) => part !== "");
  const prefix = folders.map((folder) => `${folder}/`).join("");
  const base = `${access.endpoint.replace(/(?<!\/)\/+$/, "")}/${encodeURIComponent(bucket)}`;

  async function ask(method: RemoteRequest["method"], address: string, body?: Uint8Array): Promise<Response> {
    const signed = await new AwsV4Signer({
      url: address,
      method,
      accessKeyId: access.accessKey,
      secretAccessKey: access.secretKey,
      region: access.region === "" ? "us-east-1" : access.region,
      service: "s3",
      // The hash is signed too: the server refuses what did not arrive whole.
      headers: { "x-amz-content-sha256": hashOf(body ?? "") },
    }).sign();
    const headers: Record<string, string> = {};
    signed.headers.forEach((value, name) => {
      if (name !== "host") headers[name] = value;
    });
    return send({ method, address: signed.url.href, headers, ...(body === undefined ? {} : { body }) });
  }
  const addressOf = (name: string): string => `${base}/${encodedPath(prefix + name)}`;

  return {
    async list() {
      const files: RemoteFile[] = [];
      let token: string | undefined;
      do {
        const query = new URLSearchParams({ "list-type": "2", prefix });
        if (token !== undefined) query.set("continuation-token", token);
        const response = await ask("GET", `${base}?${query}`);
        const text = new TextDecoder().decode(await bytesOf(response, WHO));
        if (!response.ok) throw refusal(response, text);
        const page = readListing(text, prefix);
        files.push(...page.files);
        token = page.next;
      } while (token !== undefined);
      return files;
    },
    async read(name) {
      const response = await ask("GET", addressOf(name));
      const bytes = await bytesOf(response, WHO);
      if (response.ok) return bytes;
      const error = refusal(response, new TextDecoder().decode(bytes));
      if (error.reason === "missing" && !error.message.includes("NoSuchBucket")) return undefined;
      throw error;
    },
    async write(name, bytes) {
      const response = await ask("PUT", addressOf(name), bytes);
      const text = new TextDecoder().decode(await bytesOf(response, WHO));
      if (!response.ok) throw refusal(response, text);
    },
    async delete(name) {
      const response = await ask("DELETE", addressOf(name));
      if (response.ok || response.status === 404) return drop(response);
      throw refusal(response, new TextDecoder().decode(await bytesOf(response, WHO)));
    },
  };
}

/** What S3 says by the code in its answer, more than by the status. */
function refusal(response: Response, text: string): RemoteError {
  const code = codeIn(text);
  if (code === "ExpiredToken" || code === "TokenRefreshRequired") return new RemoteError("expired", code);
  if (code === "SlowDown" || code === "TooManyRequests") return new RemoteError("busy", code);
  if (code === "QuotaExceeded" || code === "XMinioStorageFull") return new RemoteError("full", code);
  if (["InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "RequestTimeTooSkewed"].includes(code))
    return new RemoteError("refused", code);
  return errorOf(response, WHO, code);
}

function codeIn(text: string): string {
  try {
    const { root } = parseXml(text);
    return root === null ? "" : textOf(root, "Code");
  } catch {
    return "";
  }
}

function readListing(
  text: string,
  prefix: string,
): { readonly files: readonly RemoteFile[]; readonly next: string | undefined } {
  let root: XmlElement | null = null;
  try {
    root = parseXml(text).root;
  } catch {
    // Said below.
  }
  if (root?.name !== "ListBucketResult")
    throw new RemoteError("failed", "what the service answered is no listing of a bucket");
  const files = elements(root, "Contents").map((entry) => ({
    name: textOf(entry, "Key").slice(prefix.length),
    size: Number(textOf(entry, "Size")),
  }));
  const next = textOf(root, "NextContinuationToken");
  return { files, next: textOf(root, "IsTruncated") === "true" && next !== "" ? next : undefined };
}

function elements(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

function textOf(parent: XmlElement, name: string): string {
  return elements(parent, name)[0]?.text ?? "";
}
