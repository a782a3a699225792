import { useEffect, useState } from "preact/hooks";
import { readDeviceLabel, writeDeviceLabel } from "../../../sync/places/device-label.ts";
import { readJoin } from "../../../sync/places/join-link.ts";
import { placeName } from "../../../sync/places/place-config.ts";
import { identifiedPlace } from "../../../sync/places/places.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { joinInAddress } from "../../join-address.ts";
import { usePlace } from "./add-place-sheet.tsx";
import { messages } from "./messages.ts";

/** Asks whether to join the place that a link of another device carries. */
export function JoinSheet() {
  const carried = joinInAddress.value;
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  // Two devices of one make are told apart by what their person calls them.
  const [name, setName] = useState<string | undefined>(undefined);
  useEffect(() => void readDeviceLabel().then(setName), []);
  if (carried === undefined) return null;
  const join = readJoin(carried);
  const close = (): void => {
    joinInAddress.value = undefined;
  };

  async function use(): Promise<void> {
    if (join === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    const { place, keys, token } = join;
    const used = await usePlace(identifiedPlace(place), "", { keys, token });
    setBusy(false);
    if (used !== undefined) return setTrouble(used);
    if (name !== undefined) void writeDeviceLabel(name);
    showToast(messages.inUse(placeName(place)));
    close();
  }

  return (
    <Sheet title={messages.joinTitle} closeLabel={messages.cancel} onClose={close}>
      {join === undefined ? (
        <Notice urgent>
          <p>{messages.joinBroken}</p>
        </Notice>
      ) : (
        <div class="setting-form">
          <p>{messages.joinQuestion(placeName(join.place))}</p>
          {join.token !== "" && <p class="quiet-text">{messages.joinToken}</p>}
          {join.keys.length > 0 && <p class="quiet-text">{messages.joinKeys}</p>}
          {trouble !== undefined && (
            <Notice urgent>
              <p>{trouble}</p>
            </Notice>
          )}
          {name !== undefined && (
            <TextField
              label={messages.deviceName}
              hint={messages.deviceNameHint}
              value={name}
              onInput={setName}
            />
          )}
          <Button kind="primary" full disabled={busy} onPress={() => void use()}>
            {busy ? messages.trying : messages.use}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
