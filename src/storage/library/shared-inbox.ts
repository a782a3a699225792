import { INBOX } from "./inbox-name.ts";

/** One thing that was sent: a form as the sender filled it. */
export interface Sent {
  readonly form: FormData;
  /** Takes it out of the inbox, once it is kept elsewhere. */
  settle(): Promise<void>;
  /** Leaves only some of its files there, each by itself, until the person has said what becomes of it. */
  leave(files: readonly File[]): Promise<readonly LeftFile[]>;
}

/** A file that stays in the inbox until it is settled. */
export interface LeftFile {
  readonly file: File;
  settle(): Promise<void>;
}

/** Lays something into the inbox, where the service worker did not. */
export async function layInInbox(form: FormData): Promise<void> {
  const inbox = await caches.open(INBOX);
  await inbox.put(new URL(`inbox/${Date.now().toString(36)}-0`, location.href), new Response(form));
}

/** What lies in the inbox, the oldest first. Empty where the browser has no such store. */
export async function openInbox(): Promise<readonly Sent[]> {
  if (!("caches" in globalThis) || !(await caches.has(INBOX))) return [];
  const inbox = await caches.open(INBOX);
  const sent: Sent[] = [];
  for (const request of [...(await inbox.keys())].sort((one, other) => (one.url < other.url ? -1 : 1))) {
    const response = await inbox.match(request);
    const form = await response?.formData().catch(() => undefined);
    const settle = async (): Promise<void> => {
      await inbox.delete(request);
    };
    // What is no form can never be read.
    if (form === undefined) await settle();
    else sent.push({ form, settle, leave: (files) => leaveIn(inbox, request.url, files) });
  }
  return sent;
}

async function leaveIn(inbox: Cache, address: string, files: readonly File[]): Promise<readonly LeftFile[]> {
  const left = files.map((file, index) => ({ file, own: index === 0 ? address : `${address}-${index}` }));
  // The one that takes the place of all of them comes last.
  for (const { file, own } of [...left].reverse()) {
    const form = new FormData();
    form.append("files", file);
    await inbox.put(own, new Response(form));
  }
  return left.map(({ file, own }) => ({
    file,
    settle: async () => {
      await inbox.delete(own);
    },
  }));
}
