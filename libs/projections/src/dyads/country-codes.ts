import { alpha2ToAlpha3 } from 'i18n-iso-countries/index';

/** The ISO 3166-1 alpha-3 code of a state by the id of its actor (`country:UA`); undefined for all other actors. */
export function alpha3Of(canonical: string): string | undefined {
  return canonical.startsWith('country:') ? alpha2ToAlpha3(canonical.slice('country:'.length)) : undefined;
}
