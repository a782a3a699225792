import { useState } from "preact/hooks";
import type { Outcome } from "../../../storage/database/failure.ts";
import { Draft } from "../../../storage/draft.ts";
import { Button, ButtonLink, FileButton, SubmitButton } from "../../../ui/controls/button.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { TextArea, TextField } from "../../../ui/controls/field.tsx";
import { Notice, Progress } from "../../../ui/layout/notice.tsx";
import { HeadLinks, usePageTitle } from "../../../ui/layout/page.tsx";
import { StepStop, StopLine } from "../../../ui/lists/stop-line.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import {
  type BringFailure,
  draftFromAddress,
  draftFromFile,
  draftFromText,
  draftSample,
  planDraft,
} from "../../bringing/draft-store.ts";
import { messages } from "./bring-plan-messages.ts";
import "./bring-plan.css";

const PlanPreview = lazy(() => import("./plan-preview.tsx").then((module) => module.PlanPreview));

/** The ways to bring a plan, and after one was taken, what was found in it. */
export function BringPlan(props: { readonly first: boolean; readonly onDone?: () => void }) {
  const draft = planDraft.value;
  if (draft !== undefined) return <PlanPreview draft={draft} onDone={props.onDone ?? (() => undefined)} />;
  return <Choices first={props.first} />;
}

function Choices({ first }: { readonly first: boolean }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [address, setAddress] = useState("");
  const [pastedDraft] = useState(() => new Draft("plan-paste"));
  const pasted = pastedDraft.text.value?.text ?? "";
  const title = first ? messages.noPlanTitle : messages.anotherPlanTitle;
  usePageTitle(title);

  const bring = async (draft: Promise<Outcome<undefined, BringFailure>>): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    const outcome = await draft;
    setBusy(false);
    if (!outcome.ok) setTrouble(await bringFailureText(outcome.failure));
  };

  return (
    <div class="bring-plan line-plan">
      <header class="page-header bring-plan__welcome">
        <h1 class="bring-plan__title">{title}</h1>
        <HeadLinks />
        <p class="bring-plan__text">{first ? messages.noPlanText : messages.anotherPlanText}</p>
      </header>
      {busy && <Progress label={messages.reading} />}
      {trouble !== undefined && (
        <Notice urgent>
          <p>{trouble}</p>
        </Notice>
      )}
      <StopLine label={messages.ways}>
        <StepStop here title={messages.sampleTitle} detail={messages.sampleDetail}>
          <div class="row-of-buttons">
            <Button kind="primary" disabled={busy} onPress={() => void bring(draftSample())}>
              {messages.startSample}
            </Button>
          </div>
        </StepStop>
        <StepStop title={messages.fileTitle} detail={messages.fileDetail}>
          <div class="row-of-buttons">
            <FileButton
              label={messages.openFile}
              accept=".md,.markdown,.txt,text/markdown,text/plain"
              onFile={(file) => void bring(draftFromFile(file))}
            />
          </div>
        </StepStop>
        <StepStop title={messages.addressTitle} detail={messages.addressDetail}>
          <form
            class="bring-plan__form"
            onSubmit={(event) => {
              event.preventDefault();
              void bring(draftFromAddress(address));
            }}
          >
            <TextField
              kind="url"
              label={messages.address}
              placeholder={messages.addressPlaceholder}
              value={address}
              onInput={setAddress}
            />
            <SubmitButton disabled={busy}>{busy ? messages.fetching : messages.fetchPlan}</SubmitButton>
          </form>
          <Disclosure title={messages.paste}>
            <TextArea
              label={messages.pasteField}
              value={pasted}
              onInput={(text) => pastedDraft.write(text)}
            />
            <div class="row-of-buttons">
              <Button
                onPress={() =>
                  pasted.trim() === "" ? setTrouble(messages.pasteEmpty) : void bring(draftFromText(pasted))
                }
              >
                {messages.usePasted}
              </Button>
            </div>
          </Disclosure>
        </StepStop>
        {first && (
          <StepStop title={messages.knownTitle} detail={messages.knownDetail}>
            <div class="row-of-buttons">
              <ButtonLink href={routeTo("settings", { part: "join" })}>{messages.join}</ButtonLink>
            </div>
          </StepStop>
        )}
      </StopLine>
      <p class="quiet-text bring-plan__promise">{messages.promise}</p>
    </div>
  );
}

async function bringFailureText(failure: BringFailure): Promise<string> {
  switch (failure.kind) {
    case "unreadable":
      return messages.unreadable;
    case "too-large":
      return messages.tooLarge;
    case "not-an-address":
      return messages.notAnAddress;
    case "offline":
      return messages.offline;
    default: {
      const { fetchFailureText } = await import("../../../web/failure-text.ts");
      return fetchFailureText(failure);
    }
  }
}
