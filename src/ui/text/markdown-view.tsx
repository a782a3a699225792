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
  /** How inline content is shown that a domain gives a meaning of its own; undefined shows it as text. */
  readonly inline?: (inline: Inline) => ComponentChildren | undefined;
  /** The same for blocks; `show` shows those that stand within one. */
  readonly block?: (
    block: Block,
    show: (blocks: readonly Block[]) => ComponentChildren,
  ) => ComponentChildren | undefined;
  /** Called when a person ticks a box or takes the tick away; without it, boxes are only drawn. */
  readonly onBox?: (box: Box) => void;
}) {
  const { resolve = followable } = props;
  const ways: Ways = { ...props, resolve };
  return <>{props.blocks.map((block) => blockView(block, ways))}</>;
}

/** The ways in which a document is shown. */
type Ways = Omit<Parameters<typeof MarkdownView>[0], "blocks" | "resolve"> & {
  readonly resolve: ResolveAddress;
};

function blockView(block: Block, ways: Ways): ComponentChildren {
  const own = ways.block?.(block, (blocks) => blocks.map((inner) => blockView(inner, ways)));
  if (own !== undefined) return own;
  switch (block.type) {
    case "heading": {
      const Heading = `h${Math.min(block.depth, 6)}` as "h1" | "h2" | "h3" | "h4" | "h5" | "h6";
      return <Heading dir="auto">{inlineViews(block.children, ways)}</Heading>;
    }
    case "paragraph":
      return <p dir="auto">{inlineViews(block.children, ways)}</p>;
    case "list":
      return listView(block, ways);
    case "quote":
      return <blockquote dir="auto">{block.blocks.map((inner) => blockView(inner, ways))}</blockquote>;
    case "code":
      return (
        <pre tabIndex={0}>
          <code class={block.language === "" ? undefined : `language-${block.language.split(/\s/)[0]}`}>
            {block.value}
          </code>
        </pre>
      );
    case "table":
      return tableView(block, ways);
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

function listView(list: List, ways: Ways): ComponentChildren {
  const items = list.items.map((item) => (
    <li dir="auto" class={item.box === undefined ? undefined : "has-box"}>
      {item.box !== undefined && boxView(item.box, item.blocks, ways)}
      {item.blocks.map((block) =>
        block.type === "paragraph" ? inlineViews(block.children, ways) : blockView(block, ways),
      )}
    </li>
  ));
  return list.first === undefined ? <ul>{items}</ul> : <ol start={list.first}>{items}</ol>;
}

function boxView(box: Box, [first]: readonly Block[], { onBox }: Ways): ComponentChildren {
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

function tableView(table: Table, ways: Ways): ComponentChildren {
  return (
    <section class="table-scroll" tabIndex={0} aria-label="Table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th scope="col" dir="auto">
                {inlineViews(cell.children, ways)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td dir="auto">{inlineViews(cell.children, ways)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inlineViews(inlines: readonly Inline[], ways: Ways): ComponentChildren {
  return inlines.map((inline) => inlineView(inline, ways));
}

function inlineView(inline: Inline, ways: Ways): ComponentChildren {
  const own = ways.inline?.(inline);
  if (own !== undefined) return own;
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
      return <strong>{inlineViews(inline.children, ways)}</strong>;
    case "emphasis":
      return <em>{inlineViews(inline.children, ways)}</em>;
    case "strike":
      return <del>{inlineViews(inline.children, ways)}</del>;
    case "wiki-link":
      return inline.words ?? (inline.name || inline.part);
    case "embed":
      return inline.name || inline.part;
    case "tag":
      return <span class="prose__tag">{`#${inline.name}`}</span>;
    case "highlight":
      return <mark>{inlineViews(inline.children, ways)}</mark>;
    case "footnote":
      return <sup>{inline.label}</sup>;
    case "mathematics":
      return <code class="prose__mathematics">{inline.value}</code>;
    case "block-id":
      return null;
    case "link": {
      const address = ways.resolve(inline.address);
      const words = inlineViews(inline.children, ways);
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
      const address = ways.resolve(inline.address);
      return address === undefined ? inline.alt : <img src={address} alt={inline.alt} loading="lazy" />;
    }
  }
}
