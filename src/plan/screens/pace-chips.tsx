import { Chip } from "../../ui/controls/chips.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import type { CalendarDate } from "../rules/time/calendar-date.ts";
import { dateText } from "./date-text.ts";
import { messages } from "./pace-messages.ts";

/** Offered paces, so many a week; 0 leaves the plan without days. */
const offered = [0, 1, 2, 3, 5, 7] as const;

/** Offers a pace to a plan that says nothing of time. */
export function PaceChips(props: {
  /** What falls on days by it. */
  readonly follows: "sessions" | "tasks";
  readonly start: CalendarDate | undefined;
  readonly perWeek: number;
  readonly onChoose: (perWeek: number) => void;
}) {
  const { follows, start, perWeek } = props;
  return (
    <section aria-label={messages.title}>
      <SectionHeading>{messages.title}</SectionHeading>
      <p class="quiet-text">
        {perWeek === 0 || start === undefined
          ? messages.offer[follows]
          : messages.given[follows](dateText(start))}
      </p>
      <div class="row-of-buttons">
        {offered.map((number) => (
          <Chip key={number} chosen={number === perWeek} onPress={() => props.onChoose(number)}>
            {number === 0 ? messages.none : number === 7 ? messages.daily : messages.perWeek(number)}
          </Chip>
        ))}
      </div>
    </section>
  );
}
