import type { ComponentChildren } from "preact";
import "./settings.css";

/** A row of a list in Settings: what it is called, how it stands, what can be done, and what there is to say of it. */
export function SettingRow(props: {
  readonly name: string;
  /** Of what kind it is, beside its name. */
  readonly kind?: string;
  readonly detail?: string;
  readonly action?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const { name, kind, detail, action, children } = props;
  return (
    <li class="setting-row">
      <div class="setting-row__line">
        <div class="setting-row__words">
          <p class="setting-row__name" dir="auto">
            {name}
            {kind !== undefined && <span class="setting-row__kind"> {kind}</span>}
          </p>
          {detail !== undefined && detail !== "" && <p class="quiet-text">{detail}</p>}
        </div>
        {action}
      </div>
      {children}
    </li>
  );
}
