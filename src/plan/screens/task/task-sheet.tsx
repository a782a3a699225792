import { useMemo, useState } from "preact/hooks";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, IconButton, SubmitButton } from "../../../ui/controls/button.tsx";
import { Chip } from "../../../ui/controls/chips.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { DateField, TextField } from "../../../ui/controls/field.tsx";
import { stepping } from "../../../ui/controls/stepping.ts";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import type { Plan } from "../../plan-record.ts";
import { addTaskBeside } from "../../rules/editing/add-task.ts";
import { moveTask, neighbour, removeTask, rewordTask, writtenWords } from "../../rules/editing/edit-tasks.ts";
import { divideWritten } from "../../rules/editing/written-label.ts";
import type { Outline, Task } from "../../rules/outline.ts";
import { addDays, type CalendarDate, mondayOf, readDate } from "../../rules/time/calendar-date.ts";
import { latestCheck, minutesOf, movedTo, setMinutes, skipReason, skipTask } from "../../task-progress.ts";
import { dateText } from "../date-text.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { AddTaskField } from "./add-task-field.tsx";
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

/** All that can be done about a task, the most usual first; what changes the line in the file stands behind it. */
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
        <NotesAbout
          about={{ kind: "task", plan: plan.id, task: task.key, title: task.text }}
          label={messages.note}
        />
        {task.cadence === undefined && <Skip {...props} />}
        <Words {...props} />
        <Disclosure title={messages.inFile}>
          {task.form !== "table" && (
            <AddTaskField
              plan={plan}
              added={(source, words) => addTaskBeside(source, task, words)}
              label={messages.addBehind}
            />
          )}
          <Order {...props} />
        </Disclosure>
      </div>
    </Sheet>
  );
}

function When({ plan, task, today, onClose }: TaskProps) {
  const moved = movedTo(plan.id, task);
  const tomorrow = addDays(today, 1);
  const nextMonday = addDays(mondayOf(today), 7);
  const go = async (days: CalendarDate | null): Promise<void> => {
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
        <Chip chosen={moved?.from === nextMonday && moved.to === nextMonday} onPress={onDay(nextMonday)}>
          {messages.nextWeek(dateText(nextMonday))}
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
        <output class="stepper__value">{minutes === undefined ? messages.minutesNone : minutes}</output>
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
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void set(reason.trim());
        }}
      >
        <TextField label={messages.skipReason} value={reason} onInput={setReason} />
        <div class="row-of-buttons">
          <SubmitButton>{messages.skipNow}</SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}

function Words({ plan, task, onClose }: TaskProps) {
  const { label, words: written } = divideWritten(writtenWords(plan.source, task));
  const [words, setWords] = useState(written);
  const keep = async (typed: string): Promise<void> => {
    // The name of a task is never taken away; to remove it there is a button.
    if (typed.trim() === "") return setWords(written);
    const reworded = rewordTask(plan.source, task, label + typed);
    if (await editWithUndo(plan, reworded, messages.changedToast)) onClose();
  };
  return (
    <section>
      <TextField
        label={messages.words}
        hint={messages.wordsHint}
        value={words}
        onInput={setWords}
        onKeep={(typed) => void keep(typed)}
      />
    </section>
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
