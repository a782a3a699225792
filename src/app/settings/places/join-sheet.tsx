import { useState } from "preact/hooks";
import { readJoin } from "../../../sync/places/join-link.ts";
import { placeName } from "../../../sync/places/place-config.ts";
import { readKeys, writeKeys } from "../../../sync/places/place-memory.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { setGatewayToken } from "../../../web/gateway-access.ts";
import { usePlace } from "./add-place-sheet.tsx";
import { messages } from "./messages.ts";

/** Asks whether to join the place that a link of another device carries. */
export function JoinSheet() {
  const [join, setJoin] = useState(() => readJoin(location.hash));
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  if (join === undefined) return null;
  const close = (): void => {
    // What opens the place does not stay in the address.
    history.replaceState(history.state, "", location.pathname + location.search);
    setJoin(undefined);
  };

  async function use(): Promise<void> {
    if (join === undefined || join === "broken") return;
    setBusy(true);
    if (join.token !== "") await setGatewayToken(join.token);
    if (join.keys.length > 0) {
      const salts = new Set(join.keys.map(({ salt }) => salt));
      const known = (await readKeys(join.place.id)).filter(({ salt }) => !salts.has(salt));
      await writeKeys(join.place.id, [...join.keys, ...known]);
    }
    const used = await usePlace(join.place, "");
    setBusy(false);
    if (used !== undefined) return setTrouble(used);
    showToast(messages.inUse(placeName(join.place)));
    close();
  }

  return (
    <Sheet title={messages.joinTitle} closeLabel={messages.cancel} onClose={close}>
      {join === "broken" ? (
        <Notice urgent>
          <p>{messages.joinBroken}</p>
        </Notice>
      ) : (
        <div class="setting-form">
          <p>{messages.joinQuestion(placeName(join.place))}</p>
          {trouble !== undefined && (
            <Notice urgent>
              <p>{trouble}</p>
            </Notice>
          )}
          <Button kind="primary" full disabled={busy} onPress={() => void use()}>
            {busy ? messages.trying : messages.use}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
