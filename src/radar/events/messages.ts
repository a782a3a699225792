/** The words of the events. */
export const messages = {
  add: "Add an event",
  importCalendar: "Import a calendar",
  exportCalendar: "Export calendar",
  calendarAddress: "Add a calendar by its address",
  exported: (n: number, without: number) =>
    `${n} ${n === 1 ? "event" : "events"} in your downloads${without === 0 ? "" : `; ${without} without a date left out`}`,
  nothingToExport: "No event has a date yet. Give one a date, and it can leave as a calendar.",
  imported: (added: number, updated: number, same: number) =>
    added + updated === 0
      ? same === 0
        ? "There are no events in that file."
        : same === 1
          ? "That event is here already."
          : `All ${same} of them are here already.`
      : [
          added === 0 ? "" : `${added} new`,
          updated === 0 ? "" : `${updated} changed`,
          same === 0 ? "" : `${same} here already`,
        ]
          .filter((part) => part !== "")
          .join(", "),
  unread: (titles: readonly string[]) =>
    titles.length === 1
      ? `“${titles[0]}” could not be read`
      : `${titles.length} could not be read: “${titles[0]}” and others`,
  notCalendar: "That is no calendar. It should be a file that ends in .ics, as calendars export it.",
  month: "Month",
  toCome: "To come",
  announced: "Date to be announced",
  past: "Past",
  now: "Now",
  empty: "No events yet. Those of your plan stand here; others can be added or come from a calendar.",
  actions: {
    none: "Nothing to do",
    review: "Review recordings",
    proposals: "Watch for the call for papers",
    attend: "Attend",
  },
  doneLabel: (action: string, title: string) => `${action}: ${title}`,
  cancelled: "Cancelled",
  title: "Title",
  start: "First day",
  end: "Last day",
  location: "Place",
  address: "Address",
  text: "Notes",
  startTime: "Begins at",
  endTime: "Ends at",
  timeHint: "Left empty, it takes the whole day.",
  reminder: "Reminder in calendars",
  reminders: {
    none: "None",
    begins: "As it begins",
    quarter: "A quarter of an hour before",
    hour: "An hour before",
    morning: "On the day",
    day: "A day before",
    twoDays: "Two days before",
    week: "A week before",
    other: (minutes: number) => `${minutes} minutes before`,
  },
  action: "What to do about it",
  save: "Add the event",
  added: "Event added",
  needsTitle: "An event needs a title.",
  remove: "No longer show",
  removed: "The event is no longer shown",
  close: "Close",
  open: (title: string) => `Open ${title}`,
  calendars: "Calendars",
  removeCalendar: "No longer look at it",
  calendarHint: "An address that ends in .ics, or webcal://",
  addCalendar: "Add the calendar",
  none: "Nothing in this month.",
  onDay: (day: string, n: number) => `${day}: ${n} ${n === 1 ? "event" : "events"}`,
  previous: "The month before",
  next: "The month after",
} as const;
