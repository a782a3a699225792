import { Switch } from "../../ui/controls/switch.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { keysShown } from "./keys-shown.ts";
import { messages } from "./messages.ts";
import { setSingleKeys, singleKeys, singleKeysOn } from "./single-keys.ts";
import "./keys-sheet.css";

/** The keys that do something by themselves, and the switch that turns them off. */
export function KeysSheet() {
  return (
    <Sheet title={messages.title} closeLabel={messages.close} onClose={() => (keysShown.value = false)}>
      <dl class="key-list">
        {singleKeys.map((key) => (
          <div key={key} class="key-list__row">
            <dt>
              <kbd class="key-list__key">{key}</kbd>
            </dt>
            <dd>{messages.keys[key]}</dd>
          </div>
        ))}
      </dl>
      <SingleKeysSwitch />
    </Sheet>
  );
}

/** Turns single keys on or off. */
export function SingleKeysSwitch() {
  return (
    <Switch label={messages.on} hint={messages.onText} on={singleKeysOn.value} onChange={setSingleKeys} />
  );
}
