/** Hours a week a plan asks for, such as "5-7 hours per week" or "每周 5–7 小时"; undefined where it says none. */
export function hoursBudget(text: string): { readonly from: number; readonly to: number } | undefined {
  const match =
    /(?<!\d)(\d+(?:\.\d+)?)\s*(?:[-–—~～至到]|to)\s*(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)\s*(?:per|a|each|every|\/)\s*week/i.exec(
      text,
    ) ??
    /每(?:周|週|星期)[^。\n\d]{0,12}(\d+(?:\.\d+)?)\s*(?:[-–—~～至到])\s*(\d+(?:\.\d+)?)\s*(?:个)?(?:小时|小時)/.exec(
      text,
    ) ??
    /(?<!\d)(\d+(?:\.\d+)?)()\s*(?:hours?|hrs?|h)\s*(?:per|a|each|every|\/)\s*week/i.exec(text) ??
    /每(?:周|週|星期)[^。\n\d]{0,12}(\d+(?:\.\d+)?)()\s*(?:个)?(?:小时|小時)/.exec(text);
  if (match === null) return undefined;
  const from = Number(match[1]);
  return { from, to: match[2] === "" ? from : Number(match[2]) };
}
