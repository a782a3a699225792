import { useState } from "preact/hooks";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Draft } from "../../../storage/draft.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { TextArea } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { useProgressively } from "../../../ui/rendering/progressively.ts";
import { MarkdownView } from "../../../ui/text/markdown-view.tsx";
import type { Plan } from "../../plan-record.ts";
import { setRole } from "../../plan-store.ts";
import { addTaskUnderHeading } from "../../rules/editing/add-task.ts";
import { type Outline, type Role, roles } from "../../rules/outline.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { SectionBody } from "../section-view.tsx";
import { AddTaskField } from "../task/add-task-field.tsx";
import { messages } from "./whole-messages.ts";
import "../plan.css";

interface ViewProps {
  readonly plan: Plan;
  readonly outline: Outline;
}

/** Sections that are there at once, and those that follow in each task. */
const FIRST = 4;
const STEP = 2;

/** The whole file in its own order: nothing of it is hidden. It can be edited whole, too. */
export function WholeView({ plan, outline }: ViewProps) {
  const [draft] = useState(() => new Draft(`plan/${plan.id}`));
  const [asked, setAsked] = useState(false);
  // What was typed when the page was last closed or killed is gone on with.
  const begun = draft.text.value;
  const shown = useProgressively(outline.sections.length, FIRST, STEP);
  if (asked || begun !== undefined)
    return <MarkdownEditor plan={plan} draft={draft} onClose={() => setAsked(false)} />;
  return (
    <>
      <div class="row-of-buttons">
        <Button icon="write" onPress={() => setAsked(true)}>
          {messages.edit}
        </Button>
      </div>
      <article>
        {outline.sections.slice(0, shown).map((section, index) => {
          // By how deep it stands, not by its marks: a file may leave levels out, a page may not.
          const level = Math.min(ancestors(outline, index) + 2, 6);
          const Heading = `h${level}` as "h2" | "h3" | "h4" | "h5" | "h6";
          return (
            <section key={section.start} class="whole-plan__section">
              {section.depth > 0 && (
                <Heading
                  id={`section-${index}`}
                  class={`whole-plan__heading whole-plan__heading--${section.depth}`}
                >
                  {section.heading}
                </Heading>
              )}
              <SectionBody plan={plan} outline={outline} section={section} />
            </section>
          );
        })}
      </article>
      <AddTask plan={plan} outline={outline} />
      <Roles plan={plan} outline={outline} />
    </>
  );
}

/** How many headings a section stands below. */
function ancestors(outline: Outline, index: number): number {
  const parent = outline.sections[index]?.parent;
  return parent === undefined ? 0 : 1 + ancestors(outline, parent);
}

function MarkdownEditor(props: { readonly plan: Plan; readonly draft: Draft; readonly onClose: () => void }) {
  const { plan, draft } = props;
  const { base, text } = draft.text.value ?? { base: plan.source, text: plan.source };
  const close = (): void => {
    draft.clear();
    props.onClose();
  };
  const [preview, setPreview] = useState(false);
  return (
    <div class="markdown-editor">
      {preview ? (
        <article class="prose">
          <MarkdownView blocks={parseMarkdown(text).blocks} />
        </article>
      ) : (
        <TextArea
          label={messages.field}
          rows={24}
          value={text}
          onInput={(typed) => draft.write(typed, base)}
        />
      )}
      <div class="markdown-editor__buttons">
        <Button
          kind="primary"
          onPress={async () => {
            if (await editWithUndo({ ...plan, source: base }, text, messages.changed)) close();
          }}
        >
          {messages.keep}
        </Button>
        <Button pressed={preview} onPress={() => setPreview(!preview)}>
          {messages.preview}
        </Button>
        <Button onPress={close}>{messages.cancel}</Button>
      </div>
    </div>
  );
}

function AddTask({ plan, outline }: ViewProps) {
  const sections = outline.sections
    .map((section, index) => ({ section, index }))
    .filter(({ section }) => section.depth > 0);
  const [chosen, setChosen] = useState(String(sections.at(0)?.index ?? 0));
  return (
    <Disclosure title={messages.add}>
      <SelectField
        label={messages.addUnder}
        value={chosen}
        options={sections.map(({ section, index }) => ({ value: String(index), text: section.heading }))}
        onChange={setChosen}
      />
      <AddTaskField
        plan={plan}
        added={(source, words) => addTaskUnderHeading(source, outline, Number(chosen), words)}
      />
    </Disclosure>
  );
}

function Roles({ plan, outline }: ViewProps) {
  const headings = outline.sections.filter(
    (section, index, all) =>
      section.heading !== "" && all.findIndex((one) => one.heading === section.heading) === index,
  );
  return (
    <Disclosure title={messages.sections}>
      <p class="quiet-text">{messages.sectionsText}</p>
      {headings.map((section) => {
        const corrected = plan.roles[section.heading];
        return (
          <SelectField<Role | "">
            key={section.start}
            label={messages.roleOf(section.heading)}
            value={corrected ?? ""}
            options={[
              { value: "", text: messages.asUnderstood(messages.roles[section.role]) },
              ...roles.map((role) => ({ value: role, text: messages.roles[role] })),
            ]}
            onChange={(role) =>
              void setRole(plan, section.heading, role === "" ? undefined : role).then(succeeded)
            }
          />
        );
      })}
    </Disclosure>
  );
}
