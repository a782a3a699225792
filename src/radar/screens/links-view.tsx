import { useEffect } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { copyText } from "../../ui/clipboard.ts";
import { Button } from "../../ui/controls/button.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { loadVisits, noteOpened, openedAt } from "../links/link-visits.ts";
import { messages } from "../messages.ts";
import { watchList } from "../watch-list.ts";
import "./radar.css";
import { hrefOf } from "../../ui/navigation/href.ts";

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** The plan's links by how often they are meant to be looked at, its channels with names to copy, its tools. */
export function LinksView() {
  useEffect(() => void loadVisits(), []);
  const { links, channels, tools } = watchList.value;
  const groups = [...new Set(links.map(({ group }) => group))];
  return (
    <>
      {links.length + channels.length + tools.length === 0 && <p class="quiet-text">{messages.noLinks}</p>}
      {groups.map((group) => (
        <section key={group}>
          <SectionHeading>{group === "" ? messages.links : group}</SectionHeading>
          <ul>
            {links
              .filter((link) => link.group === group)
              .map(({ text, address }) => {
                const last = openedAt(address);
                return (
                  <li key={address} class="watch-link">
                    <a
                      href={hrefOf(address)}
                      data-row
                      target="_blank"
                      rel="noreferrer noopener"
                      onClick={() => void noteOpened(address, Date.now()).then(succeeded)}
                    >
                      <span class="watch-link__text" dir="auto">
                        {text}
                      </span>
                      <span class="watch-link__opened">
                        {last === 0 ? messages.notOpened : messages.opened(day.format(last))}
                      </span>
                    </a>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
      {channels.length > 0 && (
        <section>
          <SectionHeading>{messages.channels}</SectionHeading>
          <ul>
            {channels.map((channel) => (
              <Channel key={channel} channel={channel} />
            ))}
          </ul>
        </section>
      )}
      {tools.length > 0 && (
        <section>
          <SectionHeading>{messages.tools}</SectionHeading>
          <ul>
            {tools.map(({ name, detail }) => (
              <li key={name} class="watch-entry">
                <span class="watch-entry__name">{name}</span>
                {detail !== "" && <p class="watch-entry__detail">{detail}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A line of channels: where they are, and each by its name, to be copied. */
function Channel({ channel }: { readonly channel: string }) {
  const names = channel.match(/#[\p{L}\p{N}_-]+/gu) ?? [];
  const place = channel.replace(/[:：].*$/s, "");
  return (
    <li class="watch-entry">
      <p class="watch-entry__name">{names.length === 0 ? channel : place}</p>
      {names.length > 0 && (
        <div class="row-of-buttons">
          {names.map((name) => (
            <Button key={name} label={messages.copyChannel(name)} onPress={() => void copy(name)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

async function copy(name: string): Promise<void> {
  showToast((await copyText(name)) ? messages.copied(name) : messages.notCopied(name));
}
