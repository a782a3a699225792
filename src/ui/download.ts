/** Hands a file over to the person, under a name, through the browser's own download. */
export function download(name: string, content: Uint8Array | string, type: string): void {
  const blob = new Blob([typeof content === "string" ? content : Uint8Array.from(content)], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
