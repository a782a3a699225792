import { folderRemote } from "../../remotes/folder.ts";
import { gatewayRemote } from "../../remotes/gateway.ts";
import { githubRemote } from "../../remotes/github.ts";
import type { Remote } from "../../remotes/remote.ts";
import { s3Remote } from "../../remotes/s3.ts";
import { webdavRemote } from "../../remotes/webdav.ts";
import { askGateway } from "../../web/gateway-access.ts";
import { ServerRoute } from "../../web/server-route.ts";
import type { PlaceConfig } from "./place-config.ts";

/** The folder of a place; `route` says afterwards whether it was reached through the gateway. */
export function openRemote(place: PlaceConfig): { readonly remote: Remote; readonly route?: ServerRoute } {
  if (place.kind === "gateway") return { remote: gatewayRemote(askGateway) };
  if (place.kind === "folder") return { remote: folderRemote(place.handle) };
  const route = new ServerRoute(place.viaGateway);
  switch (place.kind) {
    case "webdav":
      return { remote: webdavRemote(place, route.send), route };
    case "github":
      return { remote: githubRemote(place, route.send), route };
    case "s3":
      return { remote: s3Remote(place, route.send), route };
  }
}
