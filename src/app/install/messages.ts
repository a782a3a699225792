/** The words of installing the app. */
export const messages = {
  title: "Install Wayside",
  text: "It then opens from the home screen, without the browser around it, and the browser keeps what is stored.",
  short: "Install Wayside: it then opens from the home screen, with no network too.",
  how: "How",
  install: "Install",
  later: "Not now",
  installed: "Wayside is installed on this device.",
  steps: {
    ios: ["Press Share in the browser's bar.", "Choose “Add to Home Screen”."],
    "firefox-android": [
      "Open the browser's menu, the three dots.",
      "Choose “Install” or “Add to Home screen”.",
    ],
    menu: [
      "Open the browser's menu, or the sign at the right of its address bar.",
      "Choose “Install Wayside” or “Add to Dock”. Firefox on desktops has no such thing: keep a bookmark there.",
    ],
  },
} as const;
