import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { routeTo, useNavigate, useQuery } from "../../../ui/navigation/route.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { articleId } from "../../article-id.ts";
import type { Article } from "../../article-record.ts";
import type { ArticleBody, ArticlePicture } from "../../article-shelf.ts";
import { highlightAt } from "../../highlights/highlight-marks.ts";
import { highlightsOf } from "../../highlights/highlights-store.ts";
import { findQuote } from "../../highlights/rules/text-quote.ts";
import { PaceLearner } from "../../pace/pace-learner.ts";
import { articles } from "../../reading-store.ts";
import { canonicalAddress } from "../../rules/canonical-address.ts";
import { peekShelf } from "../../shelf-store.ts";
import { readerLook } from "../look/reader-look.ts";
import { messages } from "../messages.ts";
import { showPictures } from "./article-pictures.ts";
import { type Footnote, footnoteOf, placeOfLink } from "./footnotes.ts";
import { OpenText } from "./open-text.ts";
import { PageTurner } from "./page-turner.tsx";
import { followPlace, TextPlaces } from "./reading-place.ts";
import { ReturnButton } from "./return-button.tsx";
import { makeScrollable } from "./scroll-regions.ts";
import { SelectionMenu } from "./selection-menu.tsx";
import { paint } from "./text-paint.ts";
import "../../../ui/text/prose.css";

const FootnoteSheet = lazy(() => import("./footnote-sheet.tsx").then((module) => module.FootnoteSheet));
const PictureSheet = lazy(() => import("./picture-sheet.tsx").then((module) => module.PictureSheet));
const HighlightSheet = lazy(() =>
  import("../../highlights/highlight-sheet.tsx").then((module) => module.HighlightSheet),
);

/** What lies over the text, one thing at a time. */
type Over =
  | { readonly kind: "footnote"; readonly footnote: Footnote }
  | { readonly kind: "picture"; readonly image: HTMLImageElement }
  | { readonly kind: "highlight"; readonly id: string };

/** The text of an article: its place kept, its passages marked, its links, notes and pictures answered in place. */
export function ArticleText(props: {
  readonly article: Article;
  readonly body: ArticleBody;
  readonly pictures: readonly ArticlePicture[];
  /** What stands before the text and behind it, on its first and its last page. */
  readonly head: ComponentChildren;
  readonly end: ComponentChildren;
  readonly onOpen: (text: OpenText | undefined) => void;
}) {
  const { article, body, pictures, onOpen } = props;
  const { id } = article;
  const { motion, size, face, measure, leading, alignment } = readerLook.value;
  const root = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** The block one is at, once one has moved. */
  const at = useRef<number | undefined>(undefined);
  const navigate = useNavigate();
  const query = useQuery();
  const [open, setOpen] = useState<OpenText | undefined>(undefined);
  const [over, setOver] = useState<Over | undefined>(undefined);
  const [cameFrom, setCameFrom] = useState<number | undefined>(undefined);
  const marks = highlightsOf(id);

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    // Sanitised before it was stored; see extraction/sanitise.ts.
    element.innerHTML = body.html;
    makeScrollable(element, messages.table);
  }, [id, body]);

  // Some may come while one reads.
  useLayoutEffect(
    () => (root.current === null ? undefined : showPictures(root.current, pictures)),
    [id, body, pictures],
  );

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const places = new TextPlaces(element, motion === "pages" ? (frame.current ?? undefined) : undefined);
    const text = new OpenText(element, places);
    text.mark(marks);
    setOpen(text);
    onOpen(text);
    const kept = articles.peek(id)?.place ?? null;
    const start = at.current ?? kept?.block ?? 0;
    // A new article begins at its top, wherever the last one was left.
    places.goTo(start);
    const learner = new PaceLearner(places.blocks);
    learner.moveTo(start, Date.now());
    const visiting = query.find !== undefined || query.highlight !== undefined;
    const stop = followPlace(places, id, kept, visiting, ({ block }) => {
      at.current = block;
      learner.moveTo(block, Date.now());
    });
    const onVisibility = (): void => learner.pause();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      learner.pause();
      stop();
      onOpen(undefined);
    };
  }, [id, body, motion]);

  // Set in another type or width, the text stays where one is in it.
  useLayoutEffect(() => {
    if (open !== undefined && at.current !== undefined) open.places.goTo(at.current);
  }, [size, face, measure, leading, alignment]);

  useEffect(() => {
    open?.mark(marks);
  }, [open, marks.map(({ id: mark, note }) => `${mark}${note === ""}`).join()]);

  // A search brings the passage along; it is painted and gone to, and the place is left as it is.
  useEffect(() => {
    if (open === undefined) return;
    const words = query.find;
    const mark = marks.find(({ id: one }) => one === query.highlight);
    if (words !== undefined) open.showFound(open.find(words), Number(query.nth ?? 0));
    else if (mark !== undefined) {
      const range = findQuote(open.index().text, mark, mark.start);
      const place = range === undefined ? undefined : open.index().pageRange(range);
      if (place !== undefined) open.places.reveal(place);
    }
    return () => {
      paint("found", []);
      paint("found-here", []);
    };
  }, [open, query.find, query.highlight]);

  useEffect(() => {
    if (cameFrom === undefined) return;
    const comeBack = (): void => {
      open?.places.goTo(cameFrom);
      setCameFrom(undefined);
    };
    addEventListener("popstate", comeBack);
    return () => removeEventListener("popstate", comeBack);
  }, [cameFrom, open]);

  const jump = (element: HTMLElement): void => {
    const block = open?.places.here()?.block;
    if (block !== undefined) {
      setCameFrom(block);
      // So that the device's own way back leads back within the text.
      history.pushState(null, "");
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    open?.places.reveal(range);
  };

  const answer = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof Element) || root.current === null) return;
    const picture = target.closest(".picture-button")?.querySelector("img");
    const link = target.closest<HTMLAnchorElement>("a[href]");
    const mark = highlightAt(target);
    if (picture != null) setOver({ kind: "picture", image: picture });
    else if (link !== null) followLink(event, link, root.current);
    else if (mark !== undefined && getSelection()?.isCollapsed !== false)
      setOver({ kind: "highlight", id: mark });
  };

  const followLink = (event: MouseEvent, link: HTMLAnchorElement, text: HTMLElement): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = placeOfLink(text, link);
    if (place !== undefined) {
      event.preventDefault();
      const footnote = footnoteOf(link, place);
      if (footnote === undefined) jump(place);
      else setOver({ kind: "footnote", footnote });
      return;
    }
    const saved = savedCopy(link);
    if (saved === undefined) return;
    event.preventDefault();
    navigate(routeTo("read", { article: saved }));
  };

  return (
    <>
      <div ref={frame} class="article__frame">
        {props.head}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the links, buttons and marks within are what is pressed */}
        <div
          ref={root}
          class="prose article__text"
          onClick={answer}
          onKeyDown={(event) => {
            const mark = event.key === "Enter" ? highlightAt(event.target) : undefined;
            if (mark !== undefined) setOver({ kind: "highlight", id: mark });
          }}
        />
        {props.end}
      </div>
      {open !== undefined && motion === "pages" && <PageTurner places={open.places} />}
      {open !== undefined && <SelectionMenu article={article} text={open} />}
      {cameFrom !== undefined && <ReturnButton onReturn={() => history.back()} />}
      {over?.kind === "footnote" && (
        <FootnoteSheet
          footnote={over.footnote}
          onGoTo={() => jump(over.footnote.target)}
          onClose={() => setOver(undefined)}
        />
      )}
      {over?.kind === "picture" && <PictureSheet image={over.image} onClose={() => setOver(undefined)} />}
      {over?.kind === "highlight" && (
        <HighlightSheet article={article} id={over.id} onClose={() => setOver(undefined)} />
      )}
    </>
  );
}

/** The saved article a link leads to, where it is on this device. */
function savedCopy(link: HTMLAnchorElement): string | undefined {
  const address = canonicalAddress(link.href);
  const id = address === undefined ? undefined : articleId(address);
  return id !== undefined && peekShelf(id).present ? id : undefined;
}
