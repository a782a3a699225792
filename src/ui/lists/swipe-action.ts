/** What sliding a row to one side does. There is always something to press that does the same. */
export interface SwipeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface SwipeActions {
  readonly right?: SwipeAction | undefined;
  readonly left?: SwipeAction | undefined;
}
