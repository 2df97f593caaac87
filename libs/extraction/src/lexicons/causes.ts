/** Heads of phrases for what can be blamed and cannot answer for it, though its name may look like a party's. In lower case. */
export const causeNouns: ReadonlySet<string> = new Set([
  'weather', 'storm', 'storms', 'winter', 'winters', 'summer', 'monsoon', 'hurricane', 'typhoon', 'cyclone', 'earthquake', 'flood', 'floods', 'drought', 'heatwave', 'virus', 'flu', 'covid', 'covid-19', 'pandemic', 'epidemic', 'cancer', 'fever',
  'disorder', 'disorders', 'water', 'river', 'rivers', 'factor', 'factors', 'error', 'errors', 'number', 'numbers', 'power', 'order', 'orders', 'computer', 'computers', 'server', 'servers', 'router', 'boiler', 'boilers', 'heater',
  'reactor', 'generator', 'generators', 'transformer', 'sensor', 'sensors', 'motor', 'motors', 'tractor', 'printer', 'paper', 'papers', 'letter', 'letters', 'border', 'borders', 'disaster', 'disasters', 'rumour', 'rumours', 'rumor', 'rumors',
  'tumour', 'tumor', 'sugar', 'butter', 'vapour', 'vapor', 'plants', 'pollutant', 'pollutants', 'fee', 'fees', 'tree', 'trees', 'degrees', 'behaviour', 'tower', 'towers', 'door', 'doors', 'floor', 'floors', 'shower', 'showers',
  'thunder', 'temper', 'matter', 'matters', 'laughter', 'market', 'markets', 'economy', 'inflation', 'recession', 'price', 'prices', 'rate', 'rates', 'sales', 'exports', 'traffic', 'technology', 'internet', 'system', 'systems',
  'brexit', 'christmas', 'easter', 'ramadan', 'god', 'devil', 'satan', 'service', 'works', 'air', 'gas', 'oil', 'energy', 'steel', 'site', 'app', 'project', 'building', 'research', 'capital', 'records', 'pictures', 'foods',
]);

/** What only an agent does or has: whoever blames it blames somebody. */
export const agencyNouns: ReadonlySet<string> = new Set([
  'policy', 'policies', 'decision', 'decisions', 'refusal', 'strategy', 'strategies', 'tactics', 'management', 'mismanagement', 'leadership', 'planning', 'sabotage', 'propaganda', 'negligence', 'neglect', 'misconduct', 'corruption',
  'dictatorship', 'bureaucracy', 'incompetence', 'intransigence', 'obstinacy', 'stance', 'greed', 'actions', 'conduct', 'misbehaviour', 'complacency', 'interference', 'meddling', 'aggression', 'provocation', 'provocations', 'terrorism', 'extremism',
  'miscalculation', 'miscalculations', 'carelessness', 'recklessness', 'mistakes', 'blunder', 'blunders', 'indecision', 'inaction', 'rhetoric', 'lies', 'betrayal', 'treachery', 'conspiracy', 'plot', 'design', 'dishonesty', 'ineptitude', 'ranks', 'elements',
  'establishment', 'elite', 'elites', 'left', 'right', 'west', 'bosses', 'brass', 'management', 'administration', 'capitalism', 'communism', 'socialism', 'lobbying', 'militancy', 'racism', 'discrimination',
]);

/** Endings of nouns for people, in the singular and plural. */
export const humanEndings: readonly string[] = ['ist', 'ian', 'er', 'or', 'eer', 'ant', 'ee', 'crat', 'man', 'woman', 'person', 'child', 'boy', 'girl', 'kid', 'youth', 'spy', 'spie', 'thief', 'guy', 'crook', 'rebel', 'patient', 'student', 'agent', 'resident', 'president', 'opponent'];

/** Plural and quantifying words for people that carry no ending. */
export const humanWords: ReadonlySet<string> = new Set([
  'men', 'women', 'people', 'adults', 'spies', 'locals', 'us', 'them', 'him', 'her', 'me', 'you', 'folk', 'children', 'everyone', 'everybody', 'someone', 'somebody', 'others', 'thieves', 'wives', 'youths', 'enemy', 'enemies', 'foe', 'foes', 'clergy', 'poor', 'rich', 'young', 'old', 'two', 'pair', 'duo', 'trio', 'side', 'sides', 'whoever', 'anyone', 'families', 'parties', 'countries', 'country', 'state', 'states', 'nation', 'city', 'town', 'public', 'press', 'industry', 'community', 'factory', 'plant', 'lab', 'faction', 'factions',
]);
