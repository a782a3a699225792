import { signal } from "@preact/signals";
import "./toast.css";

interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const current = signal<Toast | undefined>(undefined);
const SHOWN_FOR = 7000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something at the bottom of the screen for a while, with one thing to do about it, such as undo. */
export function showToast(text: string, action?: Toast["action"]): void {
  clearTimeout(timer);
  current.value = action === undefined ? { text } : { text, action };
  timer = setTimeout(() => {
    current.value = undefined;
  }, SHOWN_FOR);
}

/** Where toasts appear; one of it, in the frame. */
export function ToastPlace() {
  const toast = current.value;
  return (
    <div class="toast-place" role="status">
      {toast !== undefined && (
        <div class="toast">
          <p class="toast__text">{toast.text}</p>
          {toast.action !== undefined && (
            <button
              type="button"
              class="toast__action"
              onClick={() => {
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
