/** The address this page was loaded with, whatever stands in the bar by now. */
export function loadedAddress(): string {
  return performance.getEntriesByType("navigation")[0]?.name ?? location.href;
}
