import { useState } from "preact/hooks";
import type { PlaceConfig, PlaceKind } from "../../../sync/places/place-config.ts";
import { placeName } from "../../../sync/places/place-config.ts";
import { writeKeys } from "../../../sync/places/place-memory.ts";
import { addPlace } from "../../../sync/places/places.ts";
import { placeStates } from "../../../sync/sync-store.ts";
import { tryAt } from "../../../sync/worker/sync-client.ts";
import type { HandedOver } from "../../../sync/worker/sync-message.ts";
import { SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { RadioChips } from "../../../ui/controls/radio-chips.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { findGateway, gatewayPresence, setGatewayToken } from "../../../web/gateway-access.ts";
import { chooseFolder, opensFolders } from "./choose-folder.ts";
import { messages } from "./messages.ts";
import { PlaceFields, placeOf, type Typed } from "./place-fields.tsx";

const kinds = ["gateway", "webdav", "github", "s3", "folder"] as const satisfies readonly PlaceKind[];

/** A kind of place that is not in use yet, and can be. */
function kindNotInUse(): PlaceKind {
  const used = new Set(
    placeStates
      .peek()
      .filter(({ presence }) => presence.value !== "absent")
      .map(({ config }) => config.kind),
  );
  const isUsable = (kind: PlaceKind): boolean =>
    kind === "gateway" ? gatewayPresence.peek() !== "absent" : kind !== "folder" || opensFolders();
  return kinds.find((kind) => !used.has(kind) && isUsable(kind)) ?? "webdav";
}

/** Describes another place; it is used once it was tried. */
export function AddPlaceSheet({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<PlaceKind>(kindNotInUse);
  const [typed, setTyped] = useState<Typed>({});
  const [passphrase, setPassphrase] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const unusable =
    kind === "gateway" && gatewayPresence.value === "absent"
      ? messages.about.noGateway
      : kind === "folder" && !opensFolders()
        ? messages.about.noFolder
        : undefined;

  async function use(): Promise<void> {
    const described = kind === "folder" ? await folderPlace() : placeOf(kind, typed);
    if ("trouble" in described) return setTrouble(described.trouble);
    setTrouble(undefined);
    setBusy(true);
    const used = await usePlace(described.place, passphrase);
    setBusy(false);
    if (used !== undefined) return setTrouble(used);
    showToast(messages.inUse(placeName(described.place)));
    onClose();
  }

  return (
    <Sheet title={messages.add} closeLabel={messages.cancel} onClose={onClose}>
      <form
        class="setting-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && unusable === undefined) void use();
        }}
      >
        <RadioChips
          label={messages.kind}
          options={kinds.map((one) => ({ value: one, text: messages.kinds[one] }))}
          chosen={kind}
          onChoose={(next) => {
            setKind(next);
            setTrouble(undefined);
          }}
        />
        <p class="quiet-text">{unusable ?? messages.about[kind]}</p>
        {unusable === undefined && (
          <>
            <PlaceFields kind={kind} typed={typed} onType={setTyped} />
            <TextField
              kind="password"
              label={messages.passphrase}
              hint={messages.passphraseHint}
              value={passphrase}
              onInput={setPassphrase}
            />
            {trouble !== undefined && (
              <Notice urgent>
                <p>{trouble}</p>
              </Notice>
            )}
            <SubmitButton kind="primary" full disabled={busy}>
              {busy ? messages.trying : messages.use}
            </SubmitButton>
          </>
        )}
      </form>
    </Sheet>
  );
}

/**
 * Tries a place, with what another device handed over where it is joined, and uses it from now on; resolves to what was
 * wrong, in the person's words. Keys, token and place are kept only when they have worked.
 */
export async function usePlace(
  place: PlaceConfig,
  passphrase: string,
  handedOver?: HandedOver,
): Promise<string | undefined> {
  if (place.kind === "gateway") await findGateway();
  const tried = await tryAt(place, passphrase, handedOver);
  if ("trouble" in tried) return tried.trouble.says;
  try {
    if (tried.keys.length > 0) await writeKeys(tried.place.id, tried.keys);
  } catch {
    return messages.storage;
  }
  if (handedOver !== undefined && handedOver.token !== "") await setGatewayToken(handedOver.token);
  const added = await addPlace(tried.place);
  return added.ok ? undefined : messages.storage;
}

async function folderPlace(): Promise<{ readonly place: PlaceConfig } | { readonly trouble: string }> {
  const place = await chooseFolder();
  return place === undefined ? { trouble: messages.notChosen } : { place };
}
