import { useEffect, useRef, useState } from "preact/hooks";
import { readDeviceLabel, writeDeviceLabel } from "../../../sync/places/device-label.ts";
import { placeName } from "../../../sync/places/place-config.ts";
import type { PlaceState } from "../../../sync/places/place-state.ts";
import { canSync, placeStates, syncNow } from "../../../sync/sync-store.ts";
import { Button, ButtonLink, IconButton, SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { routeTo, useNavigate, useQuery } from "../../../ui/navigation/route.ts";
import { momentText } from "../../../ui/text/moment-text.ts";
import { setGatewayToken } from "../../../web/gateway-access.ts";
import { joinInAddress } from "../../join-address.ts";
import { SettingRow } from "../setting-row.tsx";
import { AddPlaceSheet } from "./add-place-sheet.tsx";
import { JoinOrImportSheet } from "./join-or-import-sheet.tsx";
import { JoinSheet } from "./join-sheet.tsx";
import { MeetingLog } from "./meeting-log.tsx";
import { messages } from "./messages.ts";
import { PlaceSheet } from "./place-sheet.tsx";

const DAY = 24 * 60 * 60 * 1000;

/** The places where devices meet: how it stands with each, and another one. */
export function MeetingPlaces() {
  const [shown, setShown] = useState<"none" | "add" | PlaceState>("none");
  const close = (): void => setShown("none");
  const { part } = useQuery();
  const navigate = useNavigate();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (part === "sync" || part === "join") section.current?.scrollIntoView();
  }, [part]);
  const states = placeStates.value.filter(({ presence }) => presence.value !== "absent");
  return (
    <section ref={section}>
      <SectionHeading>{messages.title}</SectionHeading>
      <p class="quiet-text">{canSync.value ? messages.text : messages.noGateway}</p>
      <ul class="setting-list">
        {states.map((state) => (
          <PlaceRow key={state.config.id} state={state} onMore={() => setShown(state)} />
        ))}
      </ul>
      <div class="row-of-buttons">
        <Button icon="plus" onPress={() => setShown("add")}>
          {messages.add}
        </Button>
        <ButtonLink href={routeTo("settings", { part: "join" })}>{messages.joinAnother}</ButtonLink>
      </div>
      <DeviceName />
      <MeetingLog />
      {shown === "add" && <AddPlaceSheet onClose={close} />}
      {typeof shown === "object" && <PlaceSheet state={shown} onClose={close} />}
      {part === "join" && joinInAddress.value === undefined && (
        <JoinOrImportSheet onClose={() => navigate(routeTo("settings"), true)} />
      )}
      <JoinSheet />
    </section>
  );
}

function PlaceRow({ state, onMore }: { readonly state: PlaceState; readonly onMore: () => void }) {
  const { config } = state;
  const name = placeName(config);
  const trouble = state.trouble.value;
  const { ahead = 0 } = state.lastMeeting.value ?? {};
  return (
    <SettingRow
      name={name}
      {...(config.kind === "gateway" ? {} : { kind: messages.kinds[config.kind] })}
      detail={standing(state)}
      action={<IconButton icon="more" label={messages.more(name)} onPress={onMore} />}
    >
      {/* What a gateway that is not there has to say stands in the line above. */}
      {trouble !== undefined && state.presence.value === "present" && <Notice>{trouble.says}</Notice>}
      {ahead > 0 && <Notice>{messages.ahead(Math.round(ahead / DAY))}</Notice>}
      {state.presence.value === "token-needed" && <GatewayToken state={state} />}
    </SettingRow>
  );
}

function standing({ presence, lastMeeting, waiting }: PlaceState): string {
  switch (presence.value) {
    case "unknown":
    case "unreachable":
      return messages.presence[presence.value];
    case "token-needed":
      return messages.presence.refused;
    default: {
      const met =
        lastMeeting.value === undefined ? messages.notMet : messages.met(momentText(lastMeeting.value.at));
      const left = waiting.value ?? 0;
      return left > 0 ? `${met} · ${messages.waiting(left)}` : met;
    }
  }
}

function GatewayToken({ state }: { readonly state: PlaceState }) {
  const [token, setToken] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  return (
    <form
      class="setting-extra"
      onSubmit={async (event) => {
        event.preventDefault();
        await setGatewayToken(token.trim());
        if (state.presence.value === "token-needed") setTrouble(messages.wrongToken);
        else void syncNow();
      }}
    >
      <TextField
        kind="password"
        label={messages.gatewayToken}
        hint={messages.gatewayTokenHint}
        value={token}
        onInput={setToken}
        {...(trouble === undefined ? {} : { trouble })}
      />
      <div class="row-of-buttons">
        <SubmitButton kind="primary">{messages.useToken}</SubmitButton>
      </div>
    </form>
  );
}

function DeviceName() {
  const [name, setName] = useState<string | undefined>(undefined);
  useEffect(() => void readDeviceLabel().then(setName), []);
  if (name === undefined) return null;
  return (
    <div class="setting-extra">
      <TextField
        label={messages.deviceName}
        hint={messages.deviceNameHint}
        value={name}
        onInput={(next) => {
          setName(next);
          void writeDeviceLabel(next);
        }}
      />
    </div>
  );
}
