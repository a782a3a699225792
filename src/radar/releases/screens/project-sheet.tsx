import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextArea, TextField } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { Switch } from "../../../ui/controls/switch.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { routeTo, useNavigate } from "../../../ui/navigation/route.ts";
import { withUndo } from "../../../undo/with-undo.ts";
import { refreshRadar } from "../../refresh/refresh.ts";
import { searchRepositories } from "../github-api.ts";
import { messages } from "../messages.ts";
import { setProject, shelfOf, unfollow, type WatchedProject } from "../projects-store.ts";
import { readRepository } from "../rules/followed.ts";
import { releaseTroubleText } from "../trouble-text.ts";

/** What is said of a project: where its releases are, what is waited for, where the person is. */
export function ProjectSheet({
  project,
  onClose,
}: {
  readonly project: WatchedProject;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const { id } = project;
  const set = (fields: Parameters<typeof setProject>[1]): void => void setProject(id, fields).then(succeeded);
  const remove = async (): Promise<void> => {
    if (!(await withUndo(unfollow(project), messages.unfollowed(project.name)))) return;
    onClose();
    navigate(routeTo("radar"), true);
  };
  const tags = shelfOf(project).releases.map(({ tag }) => tag);
  return (
    <Sheet title={project.name} closeLabel={messages.close} onClose={onClose}>
      <RepositoryField project={project} />
      <TextField
        label={messages.target}
        hint={messages.targetHint}
        value={project.target}
        onInput={(target) => set({ target })}
      />
      <SelectField
        label={messages.hereField}
        value={project.here}
        options={[
          { value: "", text: messages.hereNone },
          ...(project.here === "" || tags.includes(project.here)
            ? []
            : [{ value: project.here, text: project.here }]),
          ...tags.map((tag) => ({ value: tag, text: tag })),
        ]}
        onChange={(here) => set({ here })}
      />
      <Switch
        label={messages.prereleases}
        hint={messages.prereleasesText}
        on={project.prereleases}
        onChange={(prereleases) => set({ prereleases })}
      />
      <TextField
        label={messages.prefix}
        hint={messages.prefixHint}
        value={project.prefix}
        onInput={(prefix) => set({ prefix })}
      />
      <TextField label={messages.statusField} value={project.status} onInput={(status) => set({ status })} />
      <TextArea
        label={messages.remark}
        rows={3}
        value={project.remark}
        onInput={(remark) => set({ remark })}
      />
      <Button kind="text" icon="remove" onPress={() => void remove()}>
        {messages.unfollow}
      </Button>
    </Sheet>
  );
}

function RepositoryField({ project }: { readonly project: WatchedProject }) {
  const [typed, setTyped] = useState(project.repository);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [found, setFound] = useState<
    readonly { readonly repository: string; readonly text: string }[] | undefined
  >(undefined);
  const [looking, setLooking] = useState(false);
  const take = async (text: string): Promise<void> => {
    const repository = readRepository(text);
    if (repository === undefined) return setTrouble(messages.notRepository);
    setTyped(repository);
    setTrouble(undefined);
    setFound(undefined);
    if (succeeded(await setProject(project.id, { repository }))) void refreshRadar("by-hand");
  };
  const lookUp = async (): Promise<void> => {
    setLooking(true);
    const answer = await searchRepositories(project.name);
    setLooking(false);
    if (answer.ok) setFound(answer.value);
    else setTrouble(releaseTroubleText(answer.failure));
  };
  return (
    <>
      <TextField
        label={messages.where}
        placeholder={messages.wherePlaceholder}
        hint={messages.whereHint}
        value={typed}
        onInput={setTyped}
        onKeep={(text) => {
          if (text.trim() === "") setTyped(project.repository);
          else if (text !== project.repository) void take(text);
        }}
        {...(trouble === undefined ? {} : { trouble })}
      />
      <div class="row-of-buttons">
        {typed.trim() !== "" && typed !== project.repository && (
          <Button kind="primary" onPress={() => void take(typed)}>
            {messages.takeIt(typed.trim())}
          </Button>
        )}
        <Button disabled={looking} onPress={() => void lookUp()}>
          {looking ? messages.lookingUp : messages.lookUp}
        </Button>
      </div>
      {found?.length === 0 && <p class="quiet-text">{messages.foundNone}</p>}
      <ul>
        {found?.map(({ repository, text }) => (
          <li key={repository}>
            <Button kind="text" onPress={() => void take(repository)}>
              {messages.takeIt(repository)}
            </Button>
            <p class="quiet-text" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
