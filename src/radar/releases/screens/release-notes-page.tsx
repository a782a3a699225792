import { useEffect, useMemo, useState } from "preact/hooks";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, OutsideLink } from "../../../ui/controls/button.tsx";
import { SectionHeading, SubHeader, usePageTitle } from "../../../ui/layout/page.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { MarkdownView } from "../../../ui/text/markdown-view.tsx";
import { followable } from "../../../ui/text/resolve-address.ts";
import { keepTextForLater } from "../../sources/keep-for-later.ts";
import { messages } from "../messages.ts";
import { passagesOf } from "../passages.ts";
import { setProject, type WatchedProject } from "../projects-store.ts";
import { fetchPicturesOf, releasePicture } from "../release-pictures.ts";
import type { Release } from "../release-shelf.ts";
import { picturesOfNotes, withMarkdownPictures } from "../rules/notes-pictures.ts";
import { passageKinds } from "../rules/release-passages.ts";
import { PassagesList } from "./passages-list.tsx";
import { dayText } from "./release-text.ts";
import "./releases.css";

/** The notes of a release: what breaks first, then all of them, with their pictures where they are on this device. */
export function ReleaseNotesPage({
  project,
  release,
}: {
  readonly project: WatchedProject;
  readonly release: Release;
}) {
  usePageTitle(messages.open(project.name, release.tag));
  const passages = passagesOf(release);
  useEffect(() => {
    if (release.publishedAt > project.seenUntil)
      void setProject(project.id, { seenUntil: release.publishedAt }).then(succeeded);
  }, [release.tag]);
  const readLater = async (): Promise<void> => {
    const title = messages.open(project.name, release.tag);
    const kept = await keepTextForLater({ title, address: release.address, markdown: release.body });
    showToast(kept ? messages.isLater : messages.notLater);
  };
  return (
    <>
      <SubHeader
        back={routeTo("radar", { project: project.id })}
        backLabel={messages.back}
        actions={
          <>
            <Button kind="text" onPress={() => void readLater()}>
              {messages.read}
            </Button>
            <OutsideLink kind="text" href={release.address}>
              {messages.original}
            </OutsideLink>
          </>
        }
      >
        {dayText(release.publishedAt)}
      </SubHeader>
      <h1 class="page-title" dir="auto">
        {messages.open(project.name, release.tag)}
      </h1>
      {passageKinds.map((kind) => {
        const some = passages.filter((passage) => passage.kind === kind);
        return some.length === 0 ? null : <PassagesList key={kind} kind={kind} passages={some} />;
      })}
      <NotesAbout
        about={{
          kind: "release",
          project: project.id,
          release: release.tag,
          title: messages.open(project.name, release.tag),
          address: release.address,
        }}
        label={messages.noteAbout}
      />
      <SectionHeading>{messages.wholeNotes}</SectionHeading>
      {release.body.trim() === "" ? (
        <p class="quiet-text">{messages.noNotes}</p>
      ) : (
        <article class="prose release-notes">
          <NotesText release={release} />
        </article>
      )}
    </>
  );
}

/** All of the notes. A picture that is not here shows the words that stand for it. */
function NotesText({ release }: { readonly release: Release }) {
  const pictures = useReleasePictures(release);
  const blocks = useMemo(() => parseMarkdown(withMarkdownPictures(release.body)).blocks, [release.body]);
  const known = useMemo(() => new Set(picturesOfNotes(release.body)), [release.body]);
  return (
    <MarkdownView
      blocks={blocks}
      resolve={(address) => pictures.get(address) ?? (known.has(address) ? undefined : followable(address))}
    />
  );
}

/** The pictures of a release that are on this device, as addresses of this page, by their own. */
function useReleasePictures(release: Release): ReadonlyMap<string, string> {
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let left = false;
    const own = new Map<string, string>();
    const read = async (): Promise<void> => {
      for (const address of picturesOfNotes(release.body)) {
        if (own.has(address)) continue;
        const picture = await releasePicture(address);
        if (left) return;
        if (picture !== undefined) own.set(address, URL.createObjectURL(picture));
      }
      setShown(new Map(own));
    };
    void read()
      .then(() => fetchPicturesOf(release))
      .then(() => (left ? undefined : read()));
    return () => {
      left = true;
      for (const address of own.values()) URL.revokeObjectURL(address);
    };
  }, [release.body]);
  return shown;
}
