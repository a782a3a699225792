import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { repairText } from "../../src/plan/rules/editing/repair-text.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a program shows that reads UTF-8 bytes as another encoding, saved as UTF-8 once more. */
function mangle(text: string, encoding: string): Uint8Array {
  return utf8(new TextDecoder(encoding).decode(utf8(text)));
}

describe("repairing the text of a file", () => {
  const plan = "# 🎯 Plan für die Züge\n\n- [ ] 读一篇 “文章” – dann weiter\n";

  it("leaves UTF-8 alone, whatever it says", () => {
    for (const text of [
      plan,
      "",
      "plain",
      "\ufeff# bom\r\n",
      "üéØ is a test",
      "Ærøskøbing, naïve café, Ünü",
      "日本語とemoji 🚆",
    ]) {
      expect(repairText(utf8(text))).toEqual({ text, repair: { kind: "none" } });
    }
  });

  it.each(["macintosh", "windows-1252"])(
    "restores emoji, accents and Chinese that %s had garbled",
    (encoding) => {
      const repaired = repairText(mangle(plan, encoding));
      expect(repaired.text).toBe(plan);
      expect(repaired.repair.kind).toBe("mangled");
    },
  );

  it("reads UTF-16 and GB18030", () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(plan, "utf16le")]);
    expect(repairText(utf16)).toEqual({ text: plan, repair: { kind: "encoding", encoding: "utf-16le" } });
    const gb = Uint8Array.from([0xb5, 0xda, 0xd2, 0xbb, 0xd6, 0xdc, 0xa3, 0xba, 0xb6, 0xc1, 0xca, 0xe9]);
    expect(repairText(gb)).toEqual({
      text: "第一周：读书",
      repair: { kind: "encoding", encoding: "gb18030" },
    });
  });

  it("reads Western bytes that are no UTF-8", () => {
    expect(repairText(Buffer.from("Plan f\u00fcr M\u00e4rz", "latin1")).text).toBe("Plan für März");
  });

  const received = resolve(import.meta.dirname, "../../../shared/plans/september-2025-as-received.md");
  it.skipIf(!existsSync(received))("restores the received September plan to the byte", () => {
    const repaired = repairText(readFileSync(received));
    expect(repaired.text).toBe(readFileSync(received.replace("-as-received", ""), "utf8"));
  });
});
