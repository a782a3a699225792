import type { ContentKind } from "../rules/content-kind.ts";

/** What an article is read from: its bytes, and where and what they are. */
export interface ArticleSource {
  readonly kind: ContentKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly address: string;
  readonly name: string;
  /** Under which key the file itself lies on this device, where it is to be opened or played. */
  readonly file?: string;
}
