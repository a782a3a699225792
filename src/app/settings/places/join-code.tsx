import { useState } from "preact/hooks";
import type { SealingKey } from "../../../sync/encryption/sealing-key.ts";
import { writeJoin } from "../../../sync/places/join-link.ts";
import type { PlaceConfig } from "../../../sync/places/place-config.ts";
import { copyText } from "../../../ui/clipboard.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { gatewayToken } from "../../../web/gateway-access.ts";
import { joinLink } from "../../join-address.ts";
import { messages } from "./messages.ts";

interface Shown {
  readonly link: string;
  /** The paths of the code's dark squares, and how many there are on a side. */
  readonly path: string;
  readonly side: number;
}

/** A code and a link by which another device joins; only shown when it is asked for. */
export function JoinCode({
  place,
  keys,
}: {
  readonly place: PlaceConfig;
  readonly keys: readonly SealingKey[];
}) {
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const [linkShown, setLinkShown] = useState(false);
  if (place.kind === "folder") {
    return (
      <section class="setting-part">
        <p class="quiet-text">{messages.joinFolder}</p>
      </section>
    );
  }
  return (
    <section class="setting-part">
      <h3 class="setting-part__title">{messages.join}</h3>
      <p class="quiet-text">{messages.joinText}</p>
      {shown !== undefined && (
        <svg
          class="join-code"
          role="img"
          aria-label={messages.codeLabel}
          viewBox={`0 0 ${shown.side} ${shown.side}`}
          shape-rendering="crispEdges"
        >
          <rect class="join-code__paper" width={shown.side} height={shown.side} />
          <path class="join-code__ink" d={shown.path} />
        </svg>
      )}
      <div class="row-of-buttons">
        <Button
          onPress={async () => {
            setShown(shown === undefined ? await codeOf(place, keys) : undefined);
          }}
        >
          {shown === undefined ? messages.showCode : messages.hideCode}
        </Button>
        {shown !== undefined && (
          <Button
            onPress={async () => {
              if (await copyText(shown.link)) showToast(messages.linkCopied);
              else {
                // It can be copied by hand.
                showToast(messages.linkBelow);
                setLinkShown(true);
              }
            }}
          >
            {messages.copyLink}
          </Button>
        )}
      </div>
      {shown !== undefined && linkShown && <p class="join-link">{shown.link}</p>}
    </section>
  );
}

const MARGIN = 4;

async function codeOf(place: PlaceConfig, keys: readonly SealingKey[]): Promise<Shown> {
  const token =
    place.kind === "gateway" || ("viaGateway" in place && place.viaGateway) ? await gatewayToken() : "";
  const link = joinLink(writeJoin(place, keys, token));
  const { default: encodeQR } = await import("qr");
  const rows = encodeQR(link, "raw", { ecc: "low", border: MARGIN });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { link, path, side: rows.length };
}
