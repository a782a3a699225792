/** What a stretch of days holds, as a report or a reflection names it; plain data from all domains. */
export interface Facts {
  readonly minutes: number;
  /** The minutes of each of its weeks, in order, by the days of it that count. */
  readonly weeks: readonly { readonly from: string; readonly to: string; readonly minutes: number }[];
  readonly tasksDone: readonly { readonly key: string; readonly text: string }[];
  readonly tasksOpen: readonly { readonly key: string; readonly text: string }[];
  /** Tasks of these days that were left out, and why. */
  readonly tasksSkipped: readonly { readonly key: string; readonly text: string; readonly reason: string }[];
  readonly articles: readonly { readonly id: string; readonly title: string; readonly address: string }[];
  readonly highlights: readonly {
    readonly id: string;
    readonly quote: string;
    readonly title: string;
    readonly address: string;
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly title: string;
    readonly tags: readonly string[];
    /** What of it is still to be done. */
    readonly open: readonly string[];
  }[];
  readonly topics: readonly {
    readonly key: string;
    readonly title: string;
    readonly status: "gap" | "learning" | "solid";
  }[];
  readonly outcomes: readonly { readonly key: string; readonly text: string }[];
  /** The releases of the projects that are followed. */
  readonly releases: readonly {
    readonly project: string;
    readonly tag: string;
    readonly address: string;
    /** Whether it is the version that was waited for. */
    readonly isAwaited: boolean;
    /** What of their notes breaks something or concerns security. */
    readonly breaking: readonly string[];
  }[];
  /** The projects the plan follows, by name. */
  readonly projects: readonly string[];
}
