// A static host of the tests' own: it can be stopped, and serve another version of the page.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export class Host {
  /** What was asked for, in order: `GET /index.html`. */
  readonly asked: string[] = [];
  /** Pages beside the build, by their names. */
  readonly pages: Record<string, string> = {};
  private server: Server | undefined;
  private port = 0;

  private constructor(
    private folder: string,
    readonly path: string,
  ) {}

  static async start(folder = DIST, path = "/"): Promise<Host> {
    const host = new Host(folder, path);
    await host.resume();
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}${this.path}`;
  }

  /** Serves this folder from now on. */
  serve(folder: string): void {
    this.folder = folder;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Serves again, at the address as before. */
  async resume(): Promise<void> {
    const server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      const { pathname } = new URL(request.url ?? "", this.address);
      const name = pathname.slice(this.path.length) || "index.html";
      const answer = (status: number, type: string, body: Buffer | string) => {
        // As hosts do that want files to be kept: what is wrong in that must not become a mixed version.
        response.writeHead(status, { "content-type": type, "cache-control": "max-age=600" });
        response.end(body);
      };
      const page = this.pages[name];
      if (page !== undefined) return answer(200, "text/html", page);
      const isInside = pathname.startsWith(this.path) && !name.includes("/");
      const read = isInside && request.method === "GET" ? readFile(join(this.folder, name)) : Promise.reject();
      read.then(
        (body) => answer(200, TYPES[extname(name)] ?? "application/octet-stream", body),
        () => answer(request.method === "GET" ? 404 : 405, "text/plain", "no"),
      );
    });
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }
}

/** The hash of a file as the service worker has it. */
function hash(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("base64");
}

function only(names: string[], start: string): string {
  const found = names.filter((name) => name.startsWith(start));
  if (found.length !== 1) throw new Error(`${found.length} files begin with ${start}`);
  return found[0] ?? "";
}

/**
 * A copy of the build that is another version, as the build would have made it: the converter has another name, and the
 * one before is gone. `build` is the version's, in hexadecimal digits.
 */
export async function newVersion(build: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tallymark-version-"));
  await cp(DIST, folder, { recursive: true });
  const old = only(await readdir(folder), "tallymark-converter_loader-");
  const renamed = `tallymark-converter_loader-${build.repeat(2)}.js`;
  await rename(join(folder, old), join(folder, renamed));
  const edit = async (name: string, change: (text: string) => string) => {
    const text = change(await readFile(join(folder, name), "utf8"));
    await writeFile(join(folder, name), text);
    return text;
  };
  const before = await buildOf(folder);
  const html = await edit("index.html", (html) => html.replaceAll(before, build).replace(old, renamed));
  await edit("service-worker.js", (script) =>
    script
      .replace(`const BUILD = "${before}"`, `const BUILD = "${build}"`)
      .replace(old, renamed)
      .replace(/"\.\/": "[^"]+"/u, `"./": "${hash(html)}"`),
  );
  return folder;
}

/** The build that a folder has. */
export async function buildOf(folder: string): Promise<string> {
  const html = await readFile(join(folder, "index.html"), "utf8");
  return /"build":"([0-9a-f]{8})"/u.exec(html)?.[1] ?? "";
}

export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
