import { type Drawing, Icon, type IconName } from "../icons/icon.tsx";
import { type Choice, SelectList } from "./select-list.tsx";
import "./button.css";
import "./icon-select.css";

/** One of a few things, chosen from a list that opens at an icon; its label is what a screen reader says. */
export function IconSelect<T extends string>(
  props: Choice<T> & { readonly icon: IconName | Drawing; readonly label: string },
) {
  const { icon, ...choice } = props;
  return (
    <span class="icon-button icon-select" title={props.label}>
      <Icon name={icon} />
      <SelectList {...choice} class="icon-select__list" />
    </span>
  );
}
