import { DateField, TimeField } from "../../../ui/controls/field.tsx";
import { messages } from "../messages.ts";
import { dayOf, type EventTime, joinTime, splitTime } from "../rules/event-time.ts";
import "./event-time-fields.css";

/** When an event begins and ends: days, and times of day where it does not take them whole. */
export function EventTimeFields(props: {
  readonly value: EventTime;
  readonly onChange: (value: EventTime) => void;
}) {
  const start = splitTime(props.value.start);
  const end = splitTime(props.value.end);
  const set = (changed: { readonly start?: typeof start; readonly end?: typeof end }): void => {
    const [from, to] = [changed.start ?? start, changed.end ?? end];
    // A time of day alone is of today, at the end of the first day; without one at the beginning there is none there.
    const day = from.day === "" && from.time !== "" ? dayOf(new Date()) : from.day;
    const lastDay = to.day === "" && to.time !== "" ? day : to.day;
    props.onChange({
      start: joinTime(day, from.time),
      end: joinTime(lastDay, from.time === "" ? "" : to.time),
    });
  };
  return (
    <div class="event-time-fields">
      <DateField
        label={messages.start}
        value={start.day}
        onChange={(day) => set({ start: { ...start, day } })}
      />
      <TimeField
        label={messages.startTime}
        value={start.time}
        onChange={(time) => set({ start: { ...start, time } })}
      />
      <DateField label={messages.end} value={end.day} onChange={(day) => set({ end: { ...end, day } })} />
      <TimeField
        label={messages.endTime}
        value={end.time}
        onChange={(time) => set({ end: { ...end, time } })}
      />
      <p class="event-time-fields__hint">{messages.timeHint}</p>
    </div>
  );
}
