import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { findProgram, type ServerProcess, startServer } from "./server-process.ts";

export interface WebdavServer extends ServerProcess {
  /** The address of its folder. */
  readonly address: string;
  readonly host: string;
  /** Where its files lie on this machine. */
  readonly folder: string;
}

export const user = "rider";
export const password = "a päss word";

/** The WebDAV servers this machine has, by what they are called; undefined for those it lacks. */
export const webdavServers: Readonly<
  Record<string, ((folder?: string) => Promise<WebdavServer>) | undefined>
> = {
  rclone: findProgram("rclone") === undefined ? undefined : startRclone,
  Apache: apacheProgram() === undefined ? undefined : (folder) => startApache(false, folder),
  "Apache that compresses": apacheProgram() === undefined ? undefined : (folder) => startApache(true, folder),
  nginx: findProgram("/usr/sbin/nginx") === undefined ? undefined : startNginx,
};

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wayside-webdav-"));
  mkdirSync(join(folder, "files"));
  mkdirSync(join(folder, "work"));
  // The servers give up their rights and work as somebody else.
  for (const path of [folder, join(folder, "files"), join(folder, "work")]) chmodSync(path, 0o777);
  return folder;
}

async function startRclone(folder = newFolder()): Promise<WebdavServer> {
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const files = join(folder, "files");
  const words = ["serve", "webdav", files, "--addr", host, "--user", user, "--pass", password];
  const server = await startServer("rclone", words, port);
  return { ...server, host, address: `http://${host}/`, folder };
}

function apacheProgram(): string | undefined {
  return findProgram("/usr/sbin/apache2", "/usr/sbin/httpd");
}

async function startApache(compresses: boolean, folder = newFolder()): Promise<WebdavServer> {
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const work = join(folder, "work");
  const modules =
    "mpm_event dav dav_fs authn_core authn_file authz_core authz_user auth_basic deflate filter mime";
  writePasswords(join(work, "users"));
  writeFileSync(join(work, "types"), "application/octet-stream gz\n");
  const lines = [
    `ServerRoot ${work}`,
    `ServerName 127.0.0.1`,
    `Listen ${host}`,
    `PidFile ${work}/apache-${port}.pid`,
    `ErrorLog ${work}/error.log`,
    `DefaultRuntimeDir ${work}`,
    "User www-data",
    "Group www-data",
    ...modules.split(" ").map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `TypesConfig ${work}/types`,
    `DavLockDB ${work}/locks`,
    `DocumentRoot ${folder}/files`,
    `<Directory ${folder}/files>`,
    "Dav On",
    "AuthType Basic",
    'AuthName "files"',
    `AuthUserFile ${work}/users`,
    "Require valid-user",
    ...(compresses ? ["SetOutputFilter DEFLATE"] : []),
    "</Directory>",
  ];
  const configuration = join(work, `apache-${port}.conf`);
  writeFileSync(configuration, `${lines.join("\n")}\n`);
  const server = await startServer(apacheProgram() ?? "", ["-f", configuration, "-DFOREGROUND"], port);
  return { ...server, host, address: `http://${host}/`, folder };
}

async function startNginx(folder = newFolder()): Promise<WebdavServer> {
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const work = join(folder, "work");
  writePasswords(join(work, "users"));
  const configuration = join(work, `nginx-${port}.conf`);
  writeFileSync(
    configuration,
    `load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon off; master_process off; pid ${work}/nginx-${port}.pid; error_log ${work}/error.log;
events {}
http {
  access_log off; client_body_temp_path ${work}/body; client_max_body_size 0;
  server {
    listen ${host};
    location / {
      root ${folder}/files;
      dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS;
      auth_basic files; auth_basic_user_file ${work}/users;
    }
  }
}
`,
  );
  const server = await startServer("/usr/sbin/nginx", ["-c", configuration, "-p", work], port);
  return { ...server, host, address: `http://${host}/`, folder };
}

/** The file of users that both Apache and nginx read. */
function writePasswords(path: string): void {
  const hash = createHash("sha1").update(password).digest("base64");
  writeFileSync(path, `${user}:{SHA}${hash}\n`);
  chmodSync(path, 0o644);
}
