import { getNames, registerLocale } from 'i18n-iso-countries/index';
import english from 'i18n-iso-countries/langs/en.json';
import { stateNames } from '../lexicons/places';

/** ISO 3166 alpha-2 codes by the English names of states, in lower case; this is the only file that touches i18n-iso-countries. */
export const countryCodes: ReadonlyMap<string, string> = readCountryCodes();

function readCountryCodes(): ReadonlyMap<string, string> {
  registerLocale(english);
  const names = getNames('en', { select: 'all' });
  const entries = Object.entries(names).flatMap(([code, list]) => list.map((name) => [name.toLowerCase(), code] as const));
  return new Map([...entries, ...stateNames]);
}
