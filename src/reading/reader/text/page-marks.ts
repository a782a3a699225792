/**
 * Puts a mark at the beginning of each page of a frame of columns, for a swipe to come to rest at: columns are nothing that
 * CSS scroll snap knows (CSS Scroll Snap 1). Returns how many pages there are.
 */
export function markPages(frame: HTMLElement): number {
  const marks = [...frame.querySelectorAll<HTMLElement>(":scope > .page-mark")];
  const step = frame.clientWidth + (Number.parseFloat(getComputedStyle(frame).columnGap) || 0);
  if (step === 0) return 1;
  const pages = Math.max(1, Math.ceil((frame.scrollWidth - 8) / step));
  for (let page = 0; page < pages; page++) {
    const mark = marks[page] ?? frame.appendChild(newMark());
    mark.style.left = `${page * step}px`;
  }
  for (const mark of marks.slice(pages)) mark.remove();
  return pages;
}

function newMark(): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "page-mark";
  mark.setAttribute("aria-hidden", "true");
  return mark;
}
