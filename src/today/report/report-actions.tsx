import { useEffect, useState } from "preact/hooks";
import { notesReading } from "../../notes/notes-store.ts";
import type { Weekday } from "../../plan/rules/outline.ts";
import { addDays, type CalendarDate, mondayOf, utcMoment } from "../../plan/rules/time/calendar-date.ts";
import { dateText } from "../../plan/screens/date-text.ts";
import { today } from "../../plan/today-signal.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { ChipActions, ChipButton, ChipLink } from "../../ui/controls/chips.tsx";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { messages as logMessages } from "../log/messages.ts";
import { messages } from "./messages.ts";
import { chooseReflectionDay, loadReflectionDay, reflectionDay } from "./reflection-day.ts";
import "./reflection-card.css";

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long", timeZone: "UTC" });

/** The week's reflection: when it is due, and the ways to it. */
export function ReflectionCard() {
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  useEffect(() => void loadReflectionDay(), []);
  const monday = mondayOf(today.value);
  const due = addDays(monday, reflectionDay.value - 1);
  const open = async (day: CalendarDate): Promise<void> => {
    const { openReflection } = await import("./month-report.ts");
    const opened = await openReflection(day);
    if (opened.ok) navigate(routeTo("notes", { note: opened.value }));
    else succeeded(opened);
  };
  if (notesReading.value.kind !== "ready") return null;
  return (
    <section class="reflection-card line-notes" aria-label={messages.reflectionOf}>
      <p class="reflection-card__due">
        {due === today.value ? messages.dueToday : messages.due(dateText(due))}
      </p>
      <p class="reflection-card__text">{messages.reflectionText}</p>
      <ChipActions>
        <ChipButton onPress={() => void open(today.peek())}>{messages.reflection}</ChipButton>
        <ChipButton onPress={() => void open(addDays(monday, -7))}>{messages.lastWeek}</ChipButton>
        <ChipButton onPress={() => setChoosing(!choosing)}>{messages.anotherDay}</ChipButton>
      </ChipActions>
      {choosing && (
        <SelectField
          label={messages.reflectionDay}
          value={String(reflectionDay.value)}
          options={days.map((day) => ({
            value: String(day),
            text: weekday.format(utcMoment(addDays(monday, day - 1))),
          }))}
          onChange={(chosen) => void chooseReflectionDay(Number(chosen) as Weekday).then(succeeded)}
        />
      )}
    </section>
  );
}

/** The month's report, and its hours. */
export function ReportLinks() {
  return (
    <>
      <ChipLink href={routeTo("notes", { report: "month" })}>{messages.report}</ChipLink>
      <ChipLink href={routeTo("notes", { report: "hours" })}>{logMessages.link}</ChipLink>
    </>
  );
}
