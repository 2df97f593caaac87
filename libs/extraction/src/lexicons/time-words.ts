export const weekdays: ReadonlySet<string> = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

export const months: ReadonlySet<string> = new Set([
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec',
  'jan.', 'feb.', 'mar.', 'apr.', 'aug.', 'sept.', 'oct.', 'nov.', 'dec.',
]);

export const dayWords: ReadonlySet<string> = new Set(['today', 'yesterday', 'tonight', 'tomorrow']);

export const partsOfDay: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening', 'night', 'midnight', 'noon']);

/** "last week", "this month". */
export const spansOfTime: ReadonlySet<string> = new Set(['week', 'month', 'year', 'weekend', 'night', 'spring', 'summer', 'autumn', 'winter']);
