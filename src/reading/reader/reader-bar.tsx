import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { toolbarKeys } from "../../ui/controls/toolbar-keys.ts";
import { list, listen, search, type as typeIcon } from "../../ui/icons/reading-icons.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Article } from "../article-record.ts";
import { shareRead } from "../reading-store.ts";
import { messages } from "./messages.ts";
import type { OpenText } from "./text/open-text.ts";

const ContentsSheet = lazy(() => import("./text/contents-sheet.tsx").then((module) => module.ContentsSheet));
const LookSheet = lazy(() => import("./look/look-sheet.tsx").then((module) => module.LookSheet));
const FindBar = lazy(() => import("./text/find-bar.tsx").then((module) => module.FindBar));

type Open = "contents" | "look" | "find";

/** What one does with an open text: see its contents, go anywhere in it, find words, change its look, hear it. */
export function ReaderBar(props: {
  readonly article: Article;
  readonly text: OpenText;
  readonly listening: boolean;
  readonly onListen: () => void;
}) {
  const { article, text } = props;
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  return (
    <>
      {open === "find" && <FindBar text={text} onClose={close} />}
      <div class="reader-bar" role="toolbar" onKeyDown={toolbarKeys} aria-label={messages.look}>
        <IconButton icon={list} label={messages.contents} onPress={() => setOpen("contents")} />
        <Scrubber article={article} text={text} />
        <IconButton
          icon={search}
          label={messages.find}
          pressed={open === "find"}
          onPress={() => setOpen(open === "find" ? undefined : "find")}
        />
        <IconButton icon={typeIcon} label={messages.look} onPress={() => setOpen("look")} />
        <IconButton
          icon={listen}
          label={messages.listen}
          pressed={props.listening}
          onPress={props.onListen}
        />
      </div>
      {open === "contents" && <ContentsSheet article={article} text={text} onClose={close} />}
      {open === "look" && <LookSheet onClose={close} />}
    </>
  );
}

const STEPS = 1000;

/** Where in the text one is, and the way to anywhere else in it. */
function Scrubber({ article, text }: { readonly article: Article; readonly text: OpenText }) {
  const [share, setShare] = useState(shareRead(article));
  const { places } = text;
  useEffect(() => {
    const update = (): void => setShare(places.here()?.share ?? 0);
    update();
    let asked = false;
    const onScroll = (): void => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        update();
      });
    };
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", onScroll, { capture: true });
  }, [places]);
  return (
    <input
      class="reader-bar__scrubber"
      type="range"
      aria-label={messages.where}
      aria-valuetext={messages.percent(share)}
      min={0}
      max={STEPS}
      value={Math.round(share * STEPS)}
      onInput={(event) =>
        places.goTo(Math.round((Number(event.currentTarget.value) / STEPS) * places.blocks.length))
      }
    />
  );
}
