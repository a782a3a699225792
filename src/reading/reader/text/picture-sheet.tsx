import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../ui/controls/button.tsx";
import { messages } from "../messages.ts";
import "./picture-sheet.css";

/** A picture as large as the screen; a tap on it shows it in its own size, to be moved about. Escape closes it. */
export function PictureSheet({
  image,
  onClose,
}: {
  readonly image: HTMLImageElement;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [whole, setWhole] = useState(true);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="picture-sheet" aria-label={messages.picture} onClose={onClose}>
      <div class="picture-sheet__close">
        <Button onPress={() => dialog.current?.close()}>{messages.close}</Button>
      </div>
      <button
        type="button"
        class={`picture-sheet__picture${whole ? "" : " picture-sheet__picture--own-size"}`}
        aria-label={messages.enlarge(image.alt)}
        aria-pressed={!whole}
        onClick={() => setWhole(!whole)}
      >
        <img src={image.src} alt={image.alt} width={image.naturalWidth} height={image.naturalHeight} />
      </button>
    </dialog>
  );
}
