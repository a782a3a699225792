import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExportFile, recordLine, writeExportFile } from "../../src/sync/file/export-file.ts";
import { deviceFileName, matchesName, readDeviceFileName } from "../../src/sync/file/folder-names.ts";
import { arbitraryVersion } from "../support/arbitrary-records.ts";

const made = "2031-10-06T08:00:00.000Z";
const distinct = fc
  .array(arbitraryVersion, { maxLength: 6 })
  .map((records) => records.map((record, index) => ({ ...record, id: `r${index}` })));

describe("the export file", () => {
  it("read again is what was written", () => {
    fc.assert(
      fc.property(distinct, (records) => {
        const read = readExportFile(writeExportFile({ device: "alpha", made, records }));
        expect(read.ok && read.value.records.map(recordLine)).toEqual(records.map(recordLine));
      }),
    );
  });

  const records = fc.sample(distinct, { numRuns: 40, seed: 7 }).find((sample) => sample.length > 3) ?? [];
  const whole = writeExportFile({ device: "alpha", made, records });

  it("cut anywhere is refused", () => {
    for (let length = 0; length < whole.length - 1; length += 7) {
      expect(readExportFile(whole.subarray(0, length)).ok).toBe(false);
    }
  });

  it("with any one byte changed is refused", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = ((damaged[at] ?? 0) + by) % 256;
        const read = readExportFile(damaged);
        // What the closing line does not cover is white space at the end and the closing line itself.
        expect(read.ok && read.value.records.map(recordLine).join() !== records.map(recordLine).join()).toBe(
          false,
        );
      }),
    );
  });

  it("of another program, of a newer version, without its end or with a line missing says which", () => {
    const refuse = (text: string) => {
      const read = readExportFile(new TextEncoder().encode(text));
      return read.ok ? "taken" : read.failure.kind;
    };
    const lines = new TextDecoder().decode(whole).trimEnd().split("\n");
    expect(refuse("")).toBe("foreign");
    expect(refuse("hello\nworld\n")).toBe("foreign");
    expect(refuse('{"version":3}\n{}\n')).toBe("foreign");
    expect(refuse(lines.join("\n").replace('"version":1', '"version":2'))).toBe("newer");
    expect(refuse(lines.slice(0, -1).join("\n"))).toBe("cut");
    expect(refuse([lines[0], ...lines.slice(2)].join("\n"))).toBe("cut");
    expect(refuse([lines[0], lines[2], lines[1], ...lines.slice(3)].join("\n"))).toBe("damaged");
    expect(readExportFile(new Uint8Array([0xff, 0xfe, 0x00])).ok).toBe(false);
  });

  it("carries its device and hash in its name", () => {
    const name = deviceFileName("alpha", "snapshot", whole, false);
    const read = readDeviceFileName(name);
    expect(read).toMatchObject({ device: "alpha", kind: "snapshot", sealed: false });
    expect(read !== undefined && matchesName(read, whole)).toBe(true);
    expect(read !== undefined && matchesName(read, whole.subarray(1))).toBe(false);
    for (const other of ["x.jsonl", "wayside-a-b-c.jsonl", `../${name}`, `${name}.tmp`, `a/${name}`])
      expect(readDeviceFileName(other)).toBeUndefined();
  });
});
