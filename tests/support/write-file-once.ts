/** Writes a file into the gateway's folder once, as an upload does. Usage: FOLDER NAME; the bytes come from the input. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ByteStream } from "../../src/gateway/file-store.ts";
import { FilesFolder } from "../../src/gateway/files-folder.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const bytes = Buffer.concat(chunks);
const body = Readable.toWeb(Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)])) as ByteStream;
const outcome = await new FilesFolder(folder).write(
  name,
  body,
  createHash("sha256").update(bytes).digest("hex"),
);
process.stdout.write(outcome);
