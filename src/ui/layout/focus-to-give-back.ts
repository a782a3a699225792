/**
 * Remembers what has the focus, to be given it back when what takes it now is gone: to the same thing or, where that went
 * meanwhile, to the row that took the place of its row, or to the page. Nothing is taken from what has the focus by then.
 */
export function focusToGiveBack(): () => void {
  const opener = document.activeElement;
  const row = opener?.closest("li") ?? undefined;
  const list = row?.parentElement ?? undefined;
  const position = row === undefined || list === undefined ? -1 : [...list.children].indexOf(row);
  return () => {
    // What follows a change is drawn first.
    requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const target = opener?.isConnected === true ? opener : (focusableIn(list, position) ?? page());
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    });
  };
}

function focusableIn(list: Element | undefined, position: number): Element | null {
  if (list?.isConnected !== true) return null;
  const row = list.children[Math.min(position, list.children.length - 1)];
  return row?.querySelector("[data-row], a[href], button, input") ?? null;
}

function page(): Element | null {
  return document.getElementById("content");
}
