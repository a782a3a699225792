/**
 * Steps a stored number up and down. A press that comes before the one before it has been kept counts from what that
 * one asked for. `keep` resolves when `read` says the new number, or when it could not be kept.
 */
export function stepping(
  read: () => number,
  keep: (next: number) => Promise<unknown>,
  limits: { readonly least: number; readonly most: number },
): (by: number) => void {
  let wanted: number | undefined;
  return (by) => {
    const next = Math.min(limits.most, Math.max(limits.least, (wanted ?? read()) + by));
    wanted = next;
    void keep(next).finally(() => {
      if (wanted === next) wanted = undefined;
    });
  };
}
