import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./toast.css";

interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const current = signal<Toast | undefined>(undefined);
const SHOWN_FOR = 7000;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Where toasts may appear, the last opened in front: what stands below an open sheet can be neither read nor reached. */
const hosts = signal<readonly symbol[]>([]);

/** Says something at the bottom of the screen for a while, with one thing to do about it, such as undo. */
export function showToast(text: string, action?: Toast["action"]): void {
  current.value = action === undefined ? { text } : { text, action };
  hideLater();
}

function hideLater(): void {
  stay();
  timer = setTimeout(() => {
    current.value = undefined;
  }, SHOWN_FOR);
}

function stay(): void {
  clearTimeout(timer);
}

/** Where toasts appear: in the frame, and in each open sheet. They stay while the focus or a pointer is in them. */
export function ToastPlace() {
  const host = useRef(Symbol("toasts")).current;
  useLayoutEffect(() => {
    hosts.value = [...hosts.peek(), host];
    return () => {
      hosts.value = hosts.peek().filter((one) => one !== host);
    };
  }, []);
  const toast = hosts.value.at(-1) === host ? current.value : undefined;
  return (
    <div class="toast-place" role="status">
      {toast !== undefined && (
        <div
          class="toast"
          onFocusIn={stay}
          onPointerMove={stay}
          onFocusOut={hideLater}
          onPointerLeave={hideLater}
        >
          <p class="toast__text">{toast.text}</p>
          {toast.action !== undefined && (
            <button
              type="button"
              class="toast__action"
              onClick={() => {
                stay();
                current.value = undefined;
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
