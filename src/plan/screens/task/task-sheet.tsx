import { useMemo, useState } from "preact/hooks";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../../ui/controls/button.tsx";
import { Chip } from "../../../ui/controls/chips.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { DateField, TextField } from "../../../ui/controls/field.tsx";
import { stepping } from "../../../ui/controls/stepping.ts";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import type { Plan } from "../../plan-record.ts";
import {
  addTaskAfter,
  moveTask,
  neighbour,
  removeTask,
  rewordTask,
  writtenWords,
} from "../../rules/editing/edit-tasks.ts";
import type { Outline, Task } from "../../rules/outline.ts";
import { addDays, type CalendarDate, mondayOf, readDate } from "../../rules/time/calendar-date.ts";
import type { DateSpan } from "../../rules/time/timetable.ts";
import { latestCheck, minutesOf, movedTo, setMinutes, skipReason, skipTask } from "../../task-progress.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { moveWithUndo } from "./move-with-undo.ts";
import { messages } from "./task-sheet-messages.ts";
import "./task-sheet.css";
import { withUndo } from "../../../undo/with-undo.ts";

interface TaskProps {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly task: Task;
  readonly today: CalendarDate;
  readonly onClose: () => void;
}

/** All that can be done about a task. What concerns the file changes its own line there; all else is laid over it. */
export function TaskSheet(props: TaskProps) {
  const { plan, task, onClose } = props;
  const history = latestCheck(plan.id, task.key);
  return (
    <Sheet title={task.text} closeLabel={messages.close} onClose={onClose}>
      <div class="task-sheet line-plan">
        {task.cadence === undefined ? (
          <When {...props} />
        ) : (
          history !== undefined && <p class="quiet-text">{messages.history(history.days.length)}</p>
        )}
        <Minutes {...props} />
        {task.cadence === undefined && <Skip {...props} />}
        <NotesAbout
          about={{ kind: "task", plan: plan.id, task: task.key, title: task.text }}
          label={messages.note}
        />
        <Words {...props} />
        {task.form !== "table" && <Split {...props} />}
        <Order {...props} />
      </div>
    </Sheet>
  );
}

function When({ plan, task, today, onClose }: TaskProps) {
  const moved = movedTo(plan.id, task);
  const tomorrow = addDays(today, 1);
  const nextMonday = addDays(mondayOf(today), 7);
  const go = async (days: CalendarDate | DateSpan | null): Promise<void> => {
    if (await moveWithUndo(plan.id, task, days)) onClose();
  };
  const onDay = (day: CalendarDate) => () => void go(day);
  return (
    <section>
      <h3 class="task-sheet__heading">{messages.when}</h3>
      <div class="row-of-buttons">
        <Chip chosen={moved === null} onPress={() => void go(null)}>
          {messages.asPlanned}
        </Chip>
        <Chip chosen={moved?.from === today && moved.to === today} onPress={onDay(today)}>
          {messages.today}
        </Chip>
        <Chip chosen={moved?.from === tomorrow && moved.to === tomorrow} onPress={onDay(tomorrow)}>
          {messages.tomorrow}
        </Chip>
        <Chip
          chosen={moved?.from === nextMonday}
          onPress={() => void go({ from: nextMonday, to: addDays(nextMonday, 6) })}
        >
          {messages.nextWeek}
        </Chip>
      </div>
      <DateField
        label={messages.anotherDay}
        value={moved?.from ?? ""}
        onChange={(text) => {
          const day = readDate(text);
          if (day !== undefined) void go(day);
        }}
      />
    </section>
  );
}

const STEP = 5;
/** Minutes; a day. */
const LONGEST = 24 * 60;

function Minutes({ plan, task }: TaskProps) {
  const minutes = minutesOf(plan.id, task);
  const set = (next: number | null): Promise<boolean> => setMinutes(plan.id, task, next).then(succeeded);
  const step = useMemo(
    () => stepping(() => minutesOf(plan.id, task) ?? 0, set, { least: 0, most: LONGEST }),
    [plan.id, task.key],
  );
  return (
    <section class="task-sheet__row">
      <h3 class="task-sheet__heading">{messages.minutes}</h3>
      <div class="stepper">
        <IconButton
          icon="minus"
          label={messages.fewer}
          disabled={minutes === undefined || minutes === 0}
          onPress={() => step(-STEP)}
        />
        <output class="stepper__value">{minutes ?? "–"}</output>
        <IconButton icon="plus" label={messages.more} onPress={() => step(STEP)} />
      </div>
      {minutes !== task.minutes && (
        <Button kind="text" onPress={() => void set(null)}>
          {messages.minutesAsInFile(task.minutes)}
        </Button>
      )}
    </section>
  );
}

function Skip({ plan, task, onClose }: TaskProps) {
  const [reason, setReason] = useState("");
  const skipped = skipReason(plan.id, task);
  const set = async (next: string | null): Promise<void> => {
    const skipping = skipTask(plan.id, task, next);
    if (next === null) succeeded(await skipping);
    else if (await withUndo(skipping, messages.skippedToast)) onClose();
  };
  if (skipped !== undefined) {
    return (
      <div class="row-of-buttons">
        <Button onPress={() => void set(null)}>{messages.includeAgain}</Button>
      </div>
    );
  }
  return (
    <Disclosure title={messages.skip}>
      <TextField label={messages.skipReason} value={reason} onInput={setReason} />
      <div class="row-of-buttons">
        <Button onPress={() => void set(reason.trim())}>{messages.skipNow}</Button>
      </div>
    </Disclosure>
  );
}

function Words({ plan, task, onClose }: TaskProps) {
  const written = writtenWords(plan.source, task);
  const [words, setWords] = useState(written);
  const keep = async (): Promise<void> => {
    if (await editWithUndo(plan, rewordTask(plan.source, task, words), messages.changedToast)) onClose();
  };
  return (
    <section>
      <TextField label={messages.words} hint={messages.wordsHint} value={words} onInput={setWords} />
      {words !== written && words.trim() !== "" && (
        <div class="row-of-buttons">
          <Button kind="primary" onPress={() => void keep()}>
            {messages.keepWords}
          </Button>
        </div>
      )}
    </section>
  );
}

function Split({ plan, task, onClose }: TaskProps) {
  const [words, setWords] = useState("");
  const add = async (): Promise<void> => {
    if (await editWithUndo(plan, addTaskAfter(plan.source, task, words), messages.addedToast)) onClose();
  };
  return (
    <Disclosure title={messages.split}>
      <TextField label={messages.splitField} value={words} onInput={setWords} />
      <div class="row-of-buttons">
        <Button disabled={words.trim() === ""} onPress={() => void add()}>
          {messages.add}
        </Button>
      </div>
    </Disclosure>
  );
}

function Order({ plan, outline, task, onClose }: TaskProps) {
  const edit = async (source: string, said: string): Promise<void> => {
    if (await editWithUndo(plan, source, said)) onClose();
  };
  return (
    <section class="row-of-buttons">
      {([-1, 1] as const).map((by) => (
        <Button
          key={by}
          icon={by === -1 ? "up" : "down"}
          disabled={neighbour(outline, task, by) === undefined}
          onPress={() => void edit(moveTask(plan.source, outline, task, by), messages.movedToast)}
        >
          {by === -1 ? messages.up : messages.down}
        </Button>
      ))}
      <Button icon="remove" onPress={() => void edit(removeTask(plan.source, task), messages.removedToast)}>
        {messages.remove}
      </Button>
    </section>
  );
}
