import { Button, IconButton } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "./change-ride-messages.ts";
import { isRideChanged, type RideChanges, resetRideChanges, rideChanges } from "./ride-changes.ts";
import { messages as card } from "./ride-messages.ts";
import type { RideItem } from "./rules/playlist.ts";
import "./change-ride.css";

const swapping = { path: "M4 8h14l-3.500-3.500M20 16H6l3.500 3.500" };

/** What the next ride holds, to be swapped for something else that fits or taken out, one by one. */
export function ChangeRideSheet(props: {
  readonly playlist: readonly RideItem[];
  readonly onClose: () => void;
}) {
  const { swapped, takenOut } = rideChanges.value;
  const change = (changes: RideChanges, text: string): void => {
    const before = rideChanges.peek();
    rideChanges.value = changes;
    showToast(text, {
      label: messages.undo,
      run: () => {
        rideChanges.value = before;
      },
    });
  };
  return (
    <Sheet title={messages.title} closeLabel={messages.close} onClose={props.onClose}>
      {props.playlist.length === 0 && <p class="quiet-text">{card.nothingFits}</p>}
      <ul class="change-ride">
        {props.playlist.map(({ id, title, minutes }) => (
          <li key={id} class="change-ride__row">
            <span class="two-lines" dir="auto">
              {title}
            </span>
            <span class="change-ride__minutes">{card.minutes(minutes)}</span>
            <IconButton
              icon={swapping}
              label={messages.swap(title)}
              onPress={() => change({ takenOut, swapped: new Set([...swapped, id]) }, messages.swapped)}
            />
            <IconButton
              icon="remove"
              label={messages.takeOut(title)}
              onPress={() =>
                change({ swapped, takenOut: new Map([...takenOut, [id, minutes]]) }, messages.takenOut)
              }
            />
          </li>
        ))}
      </ul>
      {isRideChanged() && (
        <Button kind="text" onPress={resetRideChanges}>
          {messages.asSuggested}
        </Button>
      )}
    </Sheet>
  );
}
