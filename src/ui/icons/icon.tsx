import "./icon.css";

/** The drawings of the icons, as paths of a 24 by 24 field, drawn in outline. */
const drawings = {
  handle: "M5 9h14M5 15h14",
  minus: "M6 12h12",
  plus: "M6 12h12M12 6v12",
  down: "M12 5v13M6.5 12.5L12 18l5.5-5.5",
  up: "M12 19V6M6.5 11.5L12 6l5.5 5.5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5l-7 7 7 7",
  check: "M5 12.500l4.5 4.500L19 7.5",
  done: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12.300l2.8 2.800L16 9.7",
  export: "M12 15V4M7.5 8L12 3.5 16.5 8M5 13v7h14v-7",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  notes: "M5 4h10l4 4v12H5zM15 4v4h4M8.5 12.500h7M8.5 16h5",
  offline:
    "M4 4l16 16M2.5 9.500A14 14 0 0 1 8 6.200M12 5.200a14 14 0 0 1 9.5 4.300M6 13.200a9 9 0 0 1 4.5-2.300M15.5 11.700a9 9 0 0 1 2.5 1.500M9.5 16.800a4 4 0 0 1 5 0M12 20h.01",
  plan: "M7 7.5v9M12 5h8M12 12h8M12 19h8M4.5 5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M4.5 19a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  radar:
    "M10.5 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M8.5 15.500a5 5 0 0 1 0-7M15.5 8.500a5 5 0 0 1 0 7M5.3 18.700a9.5 9.5 0 0 1 0-13.400M18.7 5.300a9.5 9.5 0 0 1 0 13.4",
  read: "M12 6.5C10 5 7 4.5 3.5 4.500v13.500c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.500C17 4.5 14 5 12 6.500zM12 6.500V20",
  remove: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  saved:
    "M9 2.5h6a3 3 0 0 1 3 3v13a3 3 0 0 1-3 3h-6a3 3 0 0 1-3-3v-13a3 3 0 0 1 3-3zM9 12.300l2.2 2.200L15.2 10",
  settings:
    "M4 7h9M19 7h1M4 17h1M11 17h9M13.5 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M5.5 17a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  sync: "M4 11a8 8 0 0 1 14-4.500L20 9M20 4v5h-5M20 13a8 8 0 0 1-14 4.500L4 15M4 20v-5h5",
  today:
    "M9 3h6a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4h-6a4 4 0 0 1-4-4v-6a4 4 0 0 1 4-4zM5 11h14M12 3v8M8 21l2-4M16 21l-2-4M8.5 14h.01M15.5 14h.01",
  waiting: "M12 4v11M7.5 10.500L12 15l4.5-4.500M5 20h14",
  warning: "M12 3.500L22 20.500H2zM12 10v5M12 17.700h.01",
  write: "M4 20l1-4.500L16.5 4 20 7.5 8.5 19zM14 6.500l3.5 3.5",
} as const;

export type IconName = keyof typeof drawings;

/** A drawing that comes with the screen that needs it. */
export interface Drawing {
  readonly path: string;
}

/** An icon; it says nothing to a screen reader, so what it stands for is said beside it. */
export function Icon({
  name,
  small = false,
}: {
  readonly name: IconName | Drawing;
  readonly small?: boolean;
}) {
  return (
    <svg
      class={`icon${typeof name === "string" ? ` icon--${name}` : ""}${small ? " icon--small" : ""}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={typeof name === "string" ? drawings[name] : name.path} />
    </svg>
  );
}
