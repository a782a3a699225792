import { useEffect, useRef, useState } from "preact/hooks";
import { showToast } from "../layout/toast.tsx";
import { messages } from "./messages.ts";

/** What a field of text shows and what becomes of it. */
export interface FieldEditing {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /**
   * Keeps what was typed, where `onInput` alone does not. Called once for each change: at Enter in a field of one line,
   * when the field goes away, and when the page is left.
   */
  readonly onKeep?: (value: string) => void;
}

type TextInput = HTMLInputElement | HTMLTextAreaElement;

/**
 * One behaviour for all fields of text: Enter, leaving and closing keep what was typed; Escape brings back what stood
 * there when the field was entered, and only where nothing was changed closes what the field stands in.
 */
export function useFieldEditing(props: FieldEditing, extent: "line" | "lines") {
  const latest = useRef(props);
  latest.current = props;
  const entered = useRef(props.value);
  const typed = useRef(props.value);
  const shown = useRef(props.value);
  // A value that was set and not typed, as after something was added, is what Escape brings back from now on.
  if (props.value !== shown.current && props.value !== typed.current) entered.current = props.value;
  shown.current = props.value;
  const [isRestored, setRestored] = useState(false);
  const keep = (): void => {
    const { value, onKeep } = latest.current;
    if (onKeep === undefined || value === entered.current) return;
    entered.current = value;
    onKeep(value);
  };
  useEffect(() => {
    // A page that is put aside may never come back.
    const onLeaving = (): void => {
      if (document.visibilityState === "hidden") keep();
    };
    document.addEventListener("visibilitychange", onLeaving);
    return () => {
      document.removeEventListener("visibilitychange", onLeaving);
      keep();
    };
  }, []);
  const handlers = {
    onFocus: () => {
      entered.current = latest.current.value;
    },
    onInput: (event: { readonly currentTarget: TextInput }) => {
      setRestored(false);
      typed.current = event.currentTarget.value;
      props.onInput(event.currentTarget.value);
    },
    onKeyDown: (event: KeyboardEvent) => {
      // Enter and Escape belong to the input method while it composes, as for Chinese.
      if (event.isComposing) return;
      if (event.key === "Escape" && latest.current.value !== entered.current) {
        event.preventDefault();
        event.stopPropagation();
        const [typedBefore, restored] = [latest.current.value, entered.current];
        latest.current.onInput(restored);
        // A key pressed by mistake takes no long text away.
        if (extent === "line") setRestored(true);
        else
          showToast(messages.restored, {
            label: messages.undo,
            run: () => {
              // What was typed since is kept.
              if (latest.current.value === restored) latest.current.onInput(typedBefore);
            },
          });
      } else if (event.key === "Enter" && extent === "line" && props.onKeep !== undefined) {
        event.preventDefault();
        keep();
      }
    },
  };
  return { handlers, isRestored };
}
