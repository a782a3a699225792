import { IconButton } from "../../../ui/controls/button.tsx";
import { ChipRow } from "../../../ui/controls/chips.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { messages } from "../messages.ts";
import {
  alignments,
  changeLook,
  faces,
  leadings,
  measures,
  motions,
  papers,
  pixels,
  readerLook,
  sizes,
} from "./reader-look.ts";
import "./look-sheet.css";

/** How articles look on this device. */
export function LookSheet({ onClose }: { readonly onClose: () => void }) {
  const look = readerLook.value;
  const sized = (by: number): (typeof sizes)[number] | undefined => sizes[sizes.indexOf(look.size) + by];
  const resize = (by: number): void => {
    // Of what is chosen, not of what is shown: the next press may come first.
    const size = sizes[sizes.indexOf(readerLook.peek().size) + by];
    if (size !== undefined) changeLook({ size });
  };
  return (
    <Sheet title={messages.look} closeLabel={messages.close} onClose={onClose}>
      <div class="look">
        <div class="look__row">
          <p class="look__label">{messages.size}</p>
          <IconButton
            icon="minus"
            label={messages.smaller}
            disabled={sized(-1) === undefined}
            onPress={() => resize(-1)}
          />
          <output class="look__value">{messages.pixels(pixels[look.size])}</output>
          <IconButton
            icon="plus"
            label={messages.larger}
            disabled={sized(1) === undefined}
            onPress={() => resize(1)}
          />
        </div>
        <Choice
          label={messages.paper}
          options={papers}
          names={messages.papers}
          chosen={look.paper}
          onChoose={(paper) => changeLook({ paper })}
        />
        <Choice
          label={messages.face}
          options={faces}
          names={messages.faces}
          chosen={look.face}
          onChoose={(face) => changeLook({ face })}
        />
        <Choice
          label={messages.measure}
          options={measures}
          names={messages.measures}
          chosen={look.measure}
          onChoose={(measure) => changeLook({ measure })}
        />
        <Choice
          label={messages.leading}
          options={leadings}
          names={messages.leadings}
          chosen={look.leading}
          onChoose={(leading) => changeLook({ leading })}
        />
        <Choice
          label={messages.alignment}
          options={alignments}
          names={messages.alignments}
          chosen={look.alignment}
          onChoose={(alignment) => changeLook({ alignment })}
        />
        <Choice
          label={messages.motion}
          options={motions}
          names={messages.motions}
          chosen={look.motion}
          onChoose={(motion) => changeLook({ motion })}
        />
      </div>
    </Sheet>
  );
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <div class="look__row">
      <p class="look__label" aria-hidden="true">
        {props.label}
      </p>
      <ChipRow
        label={props.label}
        chosen={props.chosen}
        onChoose={props.onChoose}
        options={props.options.map((value) => ({ value, text: props.names[value] }))}
      />
    </div>
  );
}
