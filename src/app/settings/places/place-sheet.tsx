import { useEffect, useState } from "preact/hooks";
import type { SealingKey } from "../../../sync/encryption/sealing-key.ts";
import type { FolderMemory, HeldFile, KnownDevice } from "../../../sync/meeting/folder-memory.ts";
import { type PlaceConfig, placeName } from "../../../sync/places/place-config.ts";
import { agreeToFile, readFolderMemory, readKeys } from "../../../sync/places/place-memory.ts";
import type { PlaceState } from "../../../sync/places/place-state.ts";
import { removePlace } from "../../../sync/places/places.ts";
import { inOneTab, syncNow } from "../../../sync/sync-store.ts";
import { retireAt } from "../../../sync/worker/sync-client.ts";
import { Button, SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { momentText } from "../../../ui/text/moment-text.ts";
import { SettingRow } from "../setting-row.tsx";
import { usePlace } from "./add-place-sheet.tsx";
import { reopenFolder } from "./choose-folder.ts";
import { JoinCode } from "./join-code.tsx";
import { messages } from "./messages.ts";

/** A device that was silent for so long may be retired. */
const SILENT = 90 * 24 * 60 * 60 * 1000;

/** All about one place: the devices there, its passphrase, the code for another device, and its end. */
export function PlaceSheet({ state, onClose }: { readonly state: PlaceState; readonly onClose: () => void }) {
  const { config } = state;
  const [memory, setMemory] = useState<FolderMemory | undefined>(undefined);
  const [keys, setKeys] = useState<readonly SealingKey[]>([]);
  const met = state.lastMeeting.value;
  const read = async (): Promise<void> => {
    setMemory(await readFolderMemory(config.id));
    setKeys(await readKeys(config.id));
  };
  useEffect(() => void read(), [met]);
  const name = placeName(config);
  return (
    <Sheet title={name} closeLabel={messages.close} onClose={onClose}>
      {config.kind === "folder" && state.trouble.value?.kind === "refused" && (
        <Button
          kind="primary"
          onPress={async () => {
            if (await reopenFolder(config.handle)) void syncNow();
          }}
        >
          {messages.openFolder}
        </Button>
      )}
      {memory !== undefined && memory.held.length > 0 && (
        <HeldFiles place={config.id} held={memory.held} onChange={read} />
      )}
      {memory !== undefined && <Devices config={config} memory={memory} onChange={read} />}
      <Passphrase
        place={config}
        isSealed={keys.length > 0}
        isLocked={state.trouble.value?.kind === "locked"}
        onUsed={read}
      />
      <JoinCode place={config} keys={keys} />
      {config.kind !== "gateway" && (
        <section class="setting-part">
          <p class="quiet-text">{messages.stopText}</p>
          <div class="row-of-buttons">
            <Button
              onPress={async () => {
                const removed = await removePlace(config.id);
                showToast(removed.ok ? messages.stopped(name) : messages.storage);
                onClose();
              }}
            >
              {messages.stop}
            </Button>
          </div>
        </section>
      )}
    </Sheet>
  );
}

/** Files that nobody can be sure about: whose they say they are, and the way to merge them all the same. */
function HeldFiles(props: {
  readonly place: string;
  readonly held: readonly HeldFile[];
  readonly onChange: () => Promise<void>;
}) {
  const { place, held, onChange } = props;
  return (
    <section class="setting-part">
      <h3 class="setting-part__title">{messages.heldTitle}</h3>
      <ul>
        {held.map(({ name, reason, claims }) => (
          <SettingRow
            key={name}
            name={messages.claimsToBe(claims === "" ? messages.unnamed : claims)}
            detail={name}
          >
            <p class="quiet-text">{messages.heldReasons[reason]}</p>
            <div class="row-of-buttons">
              <Button
                label={messages.mergeAnywayLabel(claims === "" ? messages.unnamed : claims)}
                onPress={async () => {
                  await inOneTab(() => agreeToFile(place, name));
                  await syncNow();
                  await onChange();
                }}
              >
                {messages.mergeAnyway}
              </Button>
            </div>
          </SettingRow>
        ))}
      </ul>
    </section>
  );
}

function Devices(props: {
  readonly config: PlaceConfig;
  readonly memory: FolderMemory;
  readonly onChange: () => Promise<void>;
}) {
  const { config, memory, onChange } = props;
  const devices = Object.entries(memory.devices).filter(([, { present }]) => present);
  return (
    <section class="setting-part">
      <h3 class="setting-part__title">{messages.devices}</h3>
      <ul>
        <SettingRow
          name={messages.thisDevice}
          detail={memory.wroteAt > 0 ? messages.lastWrote(momentText(memory.wroteAt)) : ""}
        />
        {devices.map(([id, device]) => (
          <Device key={id} id={id} device={device} place={config} onChange={onChange} />
        ))}
      </ul>
      {devices.length === 0 && <p class="quiet-text">{messages.noDevices}</p>}
    </section>
  );
}

function Device(props: {
  readonly id: string;
  readonly device: KnownDevice;
  readonly place: PlaceConfig;
  readonly onChange: () => Promise<void>;
}) {
  const { id, device, place, onChange } = props;
  const name = device.name === "" ? messages.unnamed : device.name;
  const wrote = Date.parse(device.made);
  const isSilent = Date.now() - wrote > SILENT;
  return (
    <SettingRow name={name} detail={Number.isNaN(wrote) ? "" : messages.lastWrote(momentText(wrote))}>
      {isSilent && (
        <>
          <p class="quiet-text">{messages.retireText}</p>
          <div class="row-of-buttons">
            <Button
              label={messages.retireLabel(name)}
              onPress={async () => {
                const { trouble } = await inOneTab(() => retireAt(place, id));
                showToast(trouble?.says ?? messages.retired(name));
                await onChange();
              }}
            >
              {messages.retire}
            </Button>
          </div>
        </>
      )}
    </SettingRow>
  );
}

function Passphrase(props: {
  readonly place: PlaceConfig;
  readonly isSealed: boolean;
  readonly isLocked: boolean;
  readonly onUsed: () => Promise<void>;
}) {
  const [passphrase, setPassphrase] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  return (
    <section class="setting-part">
      <form
        class="setting-form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (busy || passphrase.trim() === "") return;
          setBusy(true);
          const used = await usePlace(props.place, passphrase);
          setBusy(false);
          setTrouble(used);
          if (used !== undefined) return;
          setPassphrase("");
          showToast(messages.passphraseUsed);
          await props.onUsed();
        }}
      >
        <TextField
          kind="password"
          label={messages.passphrase}
          hint={
            props.isLocked ? messages.lockedText : props.isSealed ? messages.sealedText : messages.sealText
          }
          value={passphrase}
          onInput={setPassphrase}
          {...(trouble === undefined ? {} : { trouble })}
        />
        <div class="row-of-buttons">
          <SubmitButton disabled={busy}>{busy ? messages.trying : messages.usePassphrase}</SubmitButton>
        </div>
      </form>
    </section>
  );
}
