/** What a project is followed by: its repository on GitHub, a proposal there by its issue or its file, or a feed. */
export type Followed =
  | { readonly kind: "repository"; readonly repository: string }
  | { readonly kind: "issue"; readonly repository: string; readonly number: string }
  | { readonly kind: "file"; readonly repository: string; readonly path: string }
  | { readonly kind: "feed"; readonly address: string };

/** Reads what a project's field `repository` holds: "owner/name", "owner/name#123", "owner/name:path", or an address. */
export function followedBy(text: string): Followed {
  if (/^https?:/i.test(text)) return { kind: "feed", address: text };
  const [, repository = "", number, path] = /^([^#:]*)(?:#(.*)|:(.*))?$/.exec(text) ?? [];
  if (number !== undefined) return { kind: "issue", repository, number };
  return path === undefined ? { kind: "repository", repository } : { kind: "file", repository, path };
}

/**
 * Reads where a project's releases are, as a person writes it: "owner/name", an address on GitHub, of an issue there (a
 * proposal) or of a proposal's folder or file, or of any feed of releases. Undefined where it is none of these.
 */
export function readRepository(text: string): string | undefined {
  const trimmed = text.trim().replace(/\.git$/, "");
  // Such names lead elsewhere in an address.
  if (!/^https?:/i.test(trimmed) && /(?:^|[/:])\.{1,2}(?:[/:#]|$)/.test(trimmed)) return undefined;
  if (!/^https?:/i.test(trimmed) && /^[\w.-]+\/[\w.-]+(?:#\d+|:[\w./-]+)?$/.test(trimmed)) return trimmed;
  const [, repository, rest = ""] =
    /^(?:https?:\/\/)?(?:www\.)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/?#](.*))?$/i.exec(trimmed) ??
    [];
  if (repository !== undefined) {
    const number = /^(?:issues|pull)\/(\d+)/.exec(rest)?.[1];
    if (number !== undefined) return `${repository}#${number}`;
    // A Kubernetes enhancement proposal is a folder with a kep.yaml in it.
    const folder = /^(?:tree|blob)\/[^/]+\/(keps\/(?:[\w.-]+\/)*?\d{1,5}-[\w.-]+)/.exec(rest)?.[1];
    return folder === undefined ? repository : `${repository}:${folder}/kep.yaml`;
  }
  return /^https?:\/\/[^\s]+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

/** What something followed is called as long as nobody says. */
export function followedName(text: string): string {
  const followed = followedBy(text);
  const last = (path: string): string => path.split("/").at(-1) ?? path;
  switch (followed.kind) {
    case "feed":
      return URL.canParse(text) ? new URL(text).host.replace(/^www\./, "") : text;
    case "repository":
      return last(followed.repository);
    case "issue":
      return `${last(followed.repository)} #${followed.number}`;
    case "file":
      return last(followed.path.replace(/\/[^/]*$/, ""));
  }
}

/** Where what is followed is looked at on the web. */
export function repositoryAddress(text: string): string {
  const followed = followedBy(text);
  switch (followed.kind) {
    case "feed":
      return followed.address;
    case "repository":
      return `https://github.com/${followed.repository}/releases`;
    case "issue":
      return `https://github.com/${followed.repository}/issues/${followed.number}`;
    case "file":
      return `https://github.com/${followed.repository}/blob/HEAD/${followed.path}`;
  }
}
