import type { ComponentChildren } from "preact";
import { blockText } from "../../markdown/plain-text.ts";
import type { Block, Box, Inline, List, Table } from "../../markdown/syntax-tree.ts";
import { followable, type ResolveAddress } from "./resolve-address.ts";
import "./prose.css";
import { replaceTags } from "../../markdown/html-tags.ts";
import { hrefOf } from "../navigation/href.ts";

/** Markdown as elements. HTML inside it is shown as text: it is somebody else's. */
export function MarkdownView(props: {
  readonly blocks: readonly Block[];
  readonly resolve?: ResolveAddress;
  /** Called when a person ticks a box or takes the tick away; without it, boxes are only drawn. */
  readonly onBox?: (box: Box) => void;
}) {
  const { resolve = followable, onBox } = props;
  return <>{props.blocks.map((block) => blockView(block, resolve, onBox))}</>;
}

type OnBox = ((box: Box) => void) | undefined;

function blockView(block: Block, resolve: ResolveAddress, onBox: OnBox): ComponentChildren {
  switch (block.type) {
    case "heading": {
      const Heading = `h${Math.min(block.depth, 6)}` as "h1" | "h2" | "h3" | "h4" | "h5" | "h6";
      return <Heading dir="auto">{inlineViews(block.children, resolve)}</Heading>;
    }
    case "paragraph":
      return <p dir="auto">{inlineViews(block.children, resolve)}</p>;
    case "list":
      return listView(block, resolve, onBox);
    case "quote":
      return (
        <blockquote dir="auto">{block.blocks.map((inner) => blockView(inner, resolve, onBox))}</blockquote>
      );
    case "code":
      return (
        <pre tabIndex={0}>
          <code class={block.language === "" ? undefined : `language-${block.language.split(/\s/)[0]}`}>
            {block.value}
          </code>
        </pre>
      );
    case "table":
      return tableView(block, resolve);
    case "html":
      return htmlText(block.value);
    case "rule":
      return <hr />;
  }
}

/** A comment says nothing; other HTML shows its words. */
function htmlText(value: string): ComponentChildren {
  const text = replaceTags(value.replace(/<!--[\s\S]*?(?:-->|$)/g, ""), " ")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? null : <p>{text}</p>;
}

function listView(list: List, resolve: ResolveAddress, onBox: OnBox): ComponentChildren {
  const items = list.items.map((item) => (
    <li dir="auto" class={item.box === undefined ? undefined : "has-box"}>
      {item.box !== undefined && boxView(item.box, item.blocks, onBox)}
      {item.blocks.map((block) =>
        block.type === "paragraph" ? inlineViews(block.children, resolve) : blockView(block, resolve, onBox),
      )}
    </li>
  ));
  return list.first === undefined ? <ul>{items}</ul> : <ol start={list.first}>{items}</ol>;
}

function boxView(box: Box, [first]: readonly Block[], onBox: OnBox): ComponentChildren {
  if (onBox === undefined || box.status !== undefined)
    return <span class="box">{box.checked ? "☑ " : "☐ "}</span>;
  return (
    <input
      type="checkbox"
      class="prose__box"
      checked={box.checked}
      aria-label={first === undefined ? "" : blockText(first)}
      onChange={() => onBox(box)}
    />
  );
}

function tableView(table: Table, resolve: ResolveAddress): ComponentChildren {
  return (
    <section class="table-scroll" tabIndex={0} aria-label="Table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th scope="col" dir="auto">
                {inlineViews(cell.children, resolve)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td dir="auto">{inlineViews(cell.children, resolve)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inlineViews(inlines: readonly Inline[], resolve: ResolveAddress): ComponentChildren {
  return inlines.map((inline) => inlineView(inline, resolve));
}

function inlineView(inline: Inline, resolve: ResolveAddress): ComponentChildren {
  switch (inline.type) {
    case "text":
      return inline.value;
    case "code":
      return <code>{inline.value}</code>;
    case "break":
      return <br />;
    case "html":
      return null;
    case "strong":
      return <strong>{inlineViews(inline.children, resolve)}</strong>;
    case "emphasis":
      return <em>{inlineViews(inline.children, resolve)}</em>;
    case "strike":
      return <del>{inlineViews(inline.children, resolve)}</del>;
    case "link": {
      const address = resolve(inline.address);
      const words = inlineViews(inline.children, resolve);
      if (address === undefined) return words;
      // Places of this page and of this app open here, the web beside it.
      return !/^[a-z][a-z0-9+.-]*:/i.test(address) ? (
        <a href={hrefOf(address)}>{words}</a>
      ) : (
        <a href={hrefOf(address)} rel="noreferrer noopener" target="_blank">
          {words}
        </a>
      );
    }
    case "image": {
      const address = resolve(inline.address);
      return address === undefined ? inline.alt : <img src={address} alt={inline.alt} loading="lazy" />;
    }
  }
}
