import { ChipRow } from "../../ui/controls/chips.tsx";
import { chooseTaste, rideTaste } from "./ride-taste.ts";
import { tastes } from "./rules/playlist.ts";

const messages = {
  taste: "On this ride",
  tastes: { both: "Read and listen", read: "Read", listen: "Listen" },
} as const;

/** Whether one would rather read or listen on the ride; asked of those who have recordings. */
export function TasteChoice() {
  return (
    <ChipRow
      label={messages.taste}
      chosen={rideTaste.value}
      onChoose={chooseTaste}
      options={tastes.map((value) => ({ value, text: messages.tastes[value] }))}
    />
  );
}
