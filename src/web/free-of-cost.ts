/** What browsers tell of the network (Network Information API); undefined where they do not. */
interface Connection {
  readonly type?: string;
  readonly saveData?: boolean;
}

/** Whether what is large may come in by itself: not where the browser says that data is dear. */
export function isFreeOfCost(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  return connection?.saveData !== true && connection?.type !== "cellular";
}
