import type { ArticleContent } from '@on-record/domain';
import type { Refusal } from '../recording/refusal';

/** What a source's settings say where a delivery is silent. */
export interface SourceDefaults {
  readonly language: string;
  readonly timeZone: string;
}

/** The parts of a Content-Type header (RFC 9110 §8.3); both in lower case, the type empty where the header is missing. */
export interface ContentType {
  readonly mediaType: string;
  readonly charset: string | undefined;
}

interface Identified {
  readonly guid: string;
  readonly version: number | undefined;
  readonly versionCreatedMs: number | undefined;
}

/** What the bytes of a delivery say, in the language of On Record. */
export type Reading =
  | (Identified & { readonly kind: 'article'; readonly content: ArticleContent })
  | (Identified & { readonly kind: 'retraction'; readonly status: 'canceled' | 'withheld'; readonly reason: string | undefined })
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A form in which newsrooms send articles. Reading is pure and total: the same bytes always give the same reading. */
export interface DeliveryFormat {
  /** Stored with each delivery, so that a mended reader of this format can read it again. */
  readonly name: string;
  /** Says whether this format may read a body of that type. */
  reads(contentType: ContentType): boolean;
  read(bytes: Uint8Array, defaults: SourceDefaults): Reading;
}
