import type { Drawing } from "./icon.tsx";

/** The drawings of the reading screens, apart from those every screen needs. */
const draw = (path: string): Drawing => ({ path });

export const search = draw("M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.500L20 20");
export const listen = draw(
  "M4 14v-2a8 8 0 0 1 16 0v2M4 14a1.500 1.500 0 0 1 3 0v4a1.500 1.500 0 0 1-3 0zM17 14a1.500 1.500 0 0 1 3 0v4a1.500 1.500 0 0 1-3 0z",
);
export const play = draw("M7 4.500L19 12 7 19.500z");
export const pause = draw("M8 5v14M16 5v14");
export const back = draw("M18 6L11 12l7 6zM7 6v12");
export const forward = draw("M6 6l7 6-7 6zM17 6v12");
export const backAll = draw("M12 7l-6 5 6 5zM20 7l-6 5 6 5z");
export const forwardAll = draw("M12 7l6 5-6 5zM4 7l6 5-6 5z");
export const close = draw("M6 6l12 12M18 6L6 18");
export const list = draw("M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01");
export const highlight = draw(
  "M4 20h16M7 15l-1.500-1.500L14 5l5 5-8.500 8.500L9 17M7 15l2 2M7 15l-2 3.500L8.500 18z",
);
export const share = draw("M12 14V4M8 7.500L12 3.500l4 4M6 11H5v9h14v-9h-1");
export const tag = draw("M4 4h8l8.500 8.500-8 8L4 12zM8 8h.01");
export const archive = draw("M4 5h16v4H4zM5.500 9v10h13V9M10 13h4");
export const type = draw("M3 18L8 6l5 12M5 14h6M14 18a3 3 0 1 0 6 0a3 3 0 1 0-6 0M20 14v7");
export const sort = draw("M7 5v14M3.500 15.500L7 19l3.500-3.500M13 7h8M13 12h6M13 17h4");
export const select = draw("M4 6l2 2 3-3M4 13l2 2 3-3M13 7h8M13 14h8M4 20h17");
