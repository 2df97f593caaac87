import type { OverridesDoor } from '../corrections/overrides-door';

/** What an operator decides about the pages. */
export interface PageSettings {
  /** Whether search engines may list the pages of actors. */
  readonly areActorsListed: boolean;
  /** Where corrections are handed on to; without it nobody corrects from the pages. */
  readonly overridesDoor?: OverridesDoor | undefined;
}

/** The key under which Nest injects the settings of the pages. */
export const PAGE_SETTINGS = Symbol('page settings');
