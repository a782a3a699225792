import { createDecipheriv } from "node:crypto";
import { gcm } from "@noble/ciphers/aes.js";
import { argon2id } from "@noble/hashes/argon2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64 } from "../../src/records/base64.ts";
import { keyEnvelope } from "../../src/sync/encryption/key-envelope.ts";
import { derivationIn, OVERHEAD, openFile, sealFile } from "../../src/sync/encryption/sealed-file.ts";
import { derivationOf, deriveKey, newDerivation } from "../../src/sync/encryption/sealing-key.ts";

const bytes = (hexadecimal: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hexadecimal.replace(/\s/g, ""), "hex"));
const hexadecimal = (array: Uint8Array): string => Buffer.from(array).toString("hex");
const key = deriveKey("a long train ride", newDerivation());
const plain = new TextEncoder().encode("What the wire decides 网络决定一切 ".repeat(20));
const place = "devices/a/snapshot";
const sealed = sealFile(fromBase64(key.key), derivationOf(key), place, plain);

describe("the ciphers", () => {
  it("AES-256-GCM gives what its authors published (McGrew and Viega 2005, test case 16)", () => {
    const secret = bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const nonce = bytes("cafebabefacedbaddecaf888");
    const header = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const text = bytes(
      `d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
       1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39`,
    );
    const cipher = gcm(secret, nonce, header);
    const expected = `522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
      8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b`;
    expect(hexadecimal(cipher.encrypt(text))).toBe(expected.replace(/\s/g, ""));
    expect(hexadecimal(cipher.decrypt(bytes(expected)))).toBe(hexadecimal(text));
  });

  it("Argon2id gives what its specification publishes (RFC 9106, 5.3)", () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(hexadecimal(tag)).toBe("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  });
});

describe("a sealed file", () => {
  it("opens with its key, and by the book: another implementation reads it by docs/sync.md", () => {
    expect(openFile(fromBase64(key.key), place, sealed)).toEqual(plain);
    expect(sealed.length).toBe(plain.length + OVERHEAD);
    const header = sealed.subarray(0, 45);
    expect(new TextDecoder().decode(header.subarray(0, 8))).toBe("WSEALED1");
    const decipher = createDecipheriv("aes-256-gcm", fromBase64(key.key), header.subarray(33, 45));
    decipher.setAAD(Buffer.concat([header, Buffer.from(place)]));
    decipher.setAuthTag(sealed.subarray(-16));
    const read = Buffer.concat([decipher.update(sealed.subarray(45, -16)), decipher.final()]);
    expect(Uint8Array.from(read)).toEqual(plain);
  });

  it("with a bit flipped anywhere does not open, nor cut, nor under another place", () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const damaged = Uint8Array.from(sealed);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        const outcome = keyEnvelope([key])?.open(place, damaged);
        expect(outcome?.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
    for (const length of [0, 8, 44, 45, 60, sealed.length - 1])
      expect(keyEnvelope([key])?.open(place, sealed.subarray(0, length)).ok).toBe(false);
    expect(openFile(fromBase64(key.key), "devices/b/snapshot", sealed)).toBeUndefined();
    expect(openFile(fromBase64(key.key), "devices/a/changes", sealed)).toBeUndefined();
  });

  it("is sealed anew each time, and tells only how its key is derived", () => {
    const again = sealFile(fromBase64(key.key), derivationOf(key), place, plain);
    expect(hexadecimal(again.subarray(33))).not.toBe(hexadecimal(sealed.subarray(33)));
    expect(derivationIn(sealed)).toEqual(derivationOf(key));
    expect(derivationIn(sealed)).toMatchObject({ memory: 19_456, iterations: 2, parallelism: 1 });
  });

  it("that asks for all of a device's memory is not opened at all", () => {
    for (const [at, value] of [
      [8, 0xff],
      [12, 0xff],
      [16, 0xff],
    ] as const) {
      const hostile = Uint8Array.from(sealed);
      hostile[at] = value;
      expect(derivationIn(hostile)).toBeUndefined();
    }
  });

  it("opens with the same words typed on another keyboard, and with no other words", () => {
    const derivation = newDerivation();
    expect(deriveKey("Zu\u0308ge fahren", derivation)).toEqual(deriveKey(" Z\u00fcge fahren ", derivation));
    expect(deriveKey("zuge fahren", derivation)).not.toEqual(deriveKey("Zuge fahren", derivation));
  });
});
