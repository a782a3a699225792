import type { PlaceConfig, PlaceKind } from "../../../sync/places/place-config.ts";
import { identifiedPlace } from "../../../sync/places/places.ts";
import { TextField } from "../../../ui/controls/field.tsx";
import { readAddress } from "../../../web/web-address.ts";
import { messages } from "./messages.ts";

/** What was typed, by the name of the field. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>;
type FieldName =
  | "address"
  | "userName"
  | "password"
  | "repository"
  | "token"
  | "branch"
  | "endpoint"
  | "bucket"
  | "region"
  | "accessKey"
  | "secretKey";

const fieldsOf: Readonly<Record<PlaceKind, readonly FieldName[]>> = {
  gateway: [],
  webdav: ["address", "userName", "password"],
  github: ["repository", "token", "branch"],
  s3: ["endpoint", "bucket", "region", "accessKey", "secretKey"],
  folder: [],
};
const secret: ReadonlySet<FieldName> = new Set(["password", "token", "secretKey"]);
const hints: Readonly<Partial<Record<FieldName, string>>> = {
  address: messages.addressHint,
  password: messages.passwordHint,
  repository: messages.repositoryHint,
  token: messages.tokenHint,
  branch: messages.branchHint,
  endpoint: messages.endpointHint,
};
const placeholders: Readonly<Partial<Record<FieldName, string>>> = { branch: "wayside", region: "us-east-1" };

/** The fields of a kind of place. */
export function PlaceFields(props: {
  readonly kind: PlaceKind;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}) {
  const { kind, typed, onType } = props;
  return (
    <>
      {fieldsOf[kind].map((name) => (
        <TextField
          key={`${kind} ${name}`}
          kind={secret.has(name) ? "password" : name === "address" || name === "endpoint" ? "url" : "text"}
          label={messages[name]}
          value={typed[name] ?? ""}
          onInput={(value) => onType({ ...typed, [name]: value })}
          {...withDefined("hint", hints[name])}
          {...withDefined("placeholder", placeholders[name])}
        />
      ))}
    </>
  );
}

function withDefined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}

/** The place that was described, or what is missing, in the person's words. */
export function placeOf(
  kind: Exclude<PlaceKind, "folder">,
  typed: Typed,
): { readonly place: PlaceConfig } | { readonly trouble: string } {
  const said = (name: FieldName): string => (typed[name] ?? "").trim();
  const missing = (...names: readonly FieldName[]): string | undefined => {
    const name = names.find((one) => said(one) === "");
    return name === undefined ? undefined : messages.missing(messages[name]);
  };
  switch (kind) {
    case "gateway":
      return { place: identifiedPlace({ kind }) };
    case "webdav": {
      const address = readAddress(said("address"));
      if (address === undefined) return { trouble: messages.noAddress };
      const user = said("userName");
      const password = typed.password ?? "";
      return { place: identifiedPlace({ kind, address, user, password, viaGateway: false }) };
    }
    case "github": {
      const repository = said("repository");
      if (!/^(?:https?:\/\/[^/\s]+\/)?[\w.-]+\/[\w.-]+\/?$/.test(repository))
        return { trouble: messages.noRepository };
      const trouble = missing("token");
      if (trouble !== undefined) return { trouble };
      const branch = said("branch") === "" ? "wayside" : said("branch");
      const token = said("token");
      return { place: identifiedPlace({ kind, repository, token, branch, viaGateway: false }) };
    }
    case "s3": {
      const endpoint = readAddress(said("endpoint"));
      if (endpoint === undefined) return { trouble: messages.noAddress };
      const trouble = missing("bucket", "accessKey", "secretKey");
      if (trouble !== undefined) return { trouble };
      const bucket = said("bucket");
      const region = said("region") === "" ? "us-east-1" : said("region");
      const keys = { accessKey: said("accessKey"), secretKey: said("secretKey") };
      return { place: identifiedPlace({ kind, endpoint, bucket, region, ...keys, viaGateway: false }) };
    }
  }
}
