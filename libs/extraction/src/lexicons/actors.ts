/** Words before a name that are no part of it, and offices whose holder a text names. In lower case. */
export const honorifics: ReadonlySet<string> = new Set([
  'mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'professor', 'sir', 'dame', 'lord', 'lady', 'rev', 'fr', 'hon', 'justice', 'judge', 'sheikh', 'ayatollah', 'pope', 'king', 'queen', 'prince', 'princess', 'mr.',
  'mrs.', 'ms.', 'dr.', 'prof.', 'sen.', 'rep.', 'gov.', 'gen.', 'col.', 'lt.', 'sgt.', 'capt.', 'maj.', 'adm.', 'rev.', 'st.', 'sen', 'rep', 'gov', 'gen', 'col', 'lt', 'sgt', 'capt', 'maj', 'adm',
  'retd', 'cllr', 'cmdr', 'cmdr.', 'supt', 'insp', 'vice-admiral', 'rear-admiral', 'vice-president', 'major-general', 'lieutenant-general', 'brigadier-general', 'major', 'sergeant', 'captain', 'colonel',
  'lieutenant', 'admiral', 'brigadier', 'shri', 'smt', 'sub-inspector', 'miss', 'mx.', 'sr.', 'hon.', 'pres.', 'sec.', 'supt.', 'insp.', 'det.', 'cpl', 'pte', 'cpl.', 'pvt.', 'brig.', 'brig', 'commodore',
  'archduke', 'baroness', 'baron', 'count', 'countess', 'duke', 'duchess', 'viscount', 'earl', 'swami', 'begum', 'datuk', 'tun', 'ustad', 'pastor', 'sister',
]);

/** Small words inside the names of persons: "Ann van der Berg". */
export const nameParticles: ReadonlySet<string> = new Set([
  'van', 'von', 'vom', 'zu', 'zur', 'de', 'del', 'della', 'degli', 'di', 'da', 'das', 'do', 'dos', 'du', 'des', 'der', 'den', 'het', 'ter', 'ten', 'la', 'las', 'le', 'los', 'al', 'el', 'bin', 'bint',
  'ibn', 'ben', 'abu', 'y', 'e', 'af', 'av', 'ud', 'ul',
]);

/** Words for members of parties, which stand before a name like a title. */
export const partyMembers: ReadonlySet<string> = new Set([
  'republican', 'democrat', 'democratic', 'libertarian', 'conservative', 'tory', 'labour', 'liberal', 'socialist', 'communist', 'independent', 'green', 'gop', 'centrist',
]);

/** Words behind a surname that are no part of it. */
export const nameSuffixes: ReadonlySet<string> = new Set(['jr', 'jr.', 'sr', 'sr.', 'ii', 'iii', 'iv', 'mp', 'mep', 'kc', 'qc', 'sc', 'phd', 'md', 'esq', 'esq.', 'obe', 'mbe', 'cbe']);

/** Capitals that stand for an office, not for a body. */
export const officeAbbreviations: ReadonlySet<string> = new Set(['cm', 'pm', 'ceo', 'cfo', 'coo', 'cto', 'mp', 'mps', 'mep', 'meps', 'mla', 'mlas', 'dgp', 'vp', 'md', 'sc', 'kc', 'qc']);

/** Nouns of offices, trades and roles: what stands before a name, and what a person is called by later. */
export const roleNouns: ReadonlySet<string> = new Set([
  'president', 'minister', 'premier', 'chancellor', 'secretary', 'spokesman', 'spokeswoman', 'spokesperson', 'senator', 'representative', 'governor', 'mayor', 'general', 'commander', 'chief', 'leader',
  'head', 'director', 'chairman', 'chairwoman', 'chair', 'chairperson', 'executive', 'officer', 'ambassador', 'envoy', 'adviser', 'advisor', 'deputy', 'vice', 'attorney', 'lawyer', 'solicitor',
  'barrister', 'counsel', 'prosecutor', 'judge', 'magistrate', 'sheriff', 'commissioner', 'inspector', 'detective', 'captain', 'coach', 'manager', 'owner', 'founder', 'partner', 'analyst', 'economist',
  'professor', 'scientist', 'researcher', 'doctor', 'surgeon', 'nurse', 'teacher', 'headteacher', 'principal', 'dean', 'bishop', 'archbishop', 'imam', 'rabbi', 'priest', 'farmer', 'shopkeeper',
  'resident', 'activist', 'campaigner', 'organiser', 'organizer', 'author', 'writer', 'journalist', 'reporter', 'editor', 'correspondent', 'columnist', 'broadcaster', 'actor', 'actress', 'singer',
  'musician', 'striker', 'goalkeeper', 'midfielder', 'defender', 'umpire', 'referee', 'treasurer', 'auditor', 'accountant', 'ombudsman', 'speaker', 'councillor', 'mp', 'lawmaker', 'legislator',
  'congressman', 'congresswoman', 'whip', 'candidate', 'nominee', 'contractor', 'proprietor', 'developer', 'engineer', 'architect', 'pilot', 'driver', 'master', 'warden', 'constable', 'superintendent',
  'foreman', 'seller', 'trader', 'broker', 'banker', 'investor', 'shareholder', 'landlord', 'tenant', 'neighbour', 'neighbor', 'widow', 'mother', 'father', 'brother', 'sister', 'son', 'daughter', 'wife',
  'husband', 'receptionist', 'employee', 'worker', 'official', 'diplomat', 'client', 'counterpart', 'opponent', 'rival', 'veteran', 'historian', 'expert', 'coordinator', 'administrator', 'curator',
  'rapporteur', 'archaeologist', 'fisherman', 'student', 'graduate', 'volunteer', 'witness', 'victim', 'survivor', 'whistleblower', 'undersecretary', 'under-secretary', 'commissar', 'marshal', 'provost',
  'rector', 'lecturer', 'academic', 'physicist', 'biologist', 'chemist', 'epidemiologist', 'geologist', 'meteorologist', 'psychologist', 'sociologist', 'statistician', 'philosopher', 'blogger',
  'novelist', 'artist', 'designer', 'photographer', 'filmmaker', 'presenter', 'publican', 'plumber', 'electrician', 'skipper', 'fisher', 'soldier', 'sergeant', 'lieutenant', 'admiral', 'brigadier',
  'paramedic', 'firefighter', 'midwife', 'dentist', 'pharmacist', 'therapist', 'carer', 'caretaker', 'clerk', 'secretary-general', 'director-general', 'co-founder', 'cofounder', 'co-owner', 'co-author',
  'coauthor', 'co-chair', 'moderator', 'negotiator', 'mediator', 'arbitrator', 'bursar', 'registrar', 'trustee', 'vicar', 'deacon', 'preacher', 'cleric', 'lobbyist', 'strategist', 'pollster', 'delegate',
  'parliamentarian', 'backbencher', 'frontbencher', 'heir', 'tycoon', 'entrepreneur', 'businessman', 'businesswoman', 'industrialist', 'consultant', 'adjudicator', 'inventor', 'programmer', 'hacker',
  'player', 'batsman', 'bowler', 'winger', 'swimmer', 'cyclist', 'motorist', 'passenger', 'commuter', 'shopper', 'customer', 'pensioner', 'retiree', 'teenager', 'grandmother', 'grandfather', 'uncle',
  'aunt', 'nephew', 'niece', 'cousin', 'trainer', 'instructor', 'technician', 'operative', 'defendant', 'plaintiff', 'claimant', 'complainant', 'suspect', 'convict', 'inmate', 'refugee', 'migrant',
  'villager', 'protester', 'protestor', 'demonstrator', 'unionist', 'republican', 'democrat', 'libertarian', 'tory', 'leaders', 'cm', 'pm', 'ceo', 'cfo', 'member', 'foreign', 'defence', 'defense', 'prime', 'state', 'house', 'opposition', 'national',
  'security', 'interior', 'finance', 'justice', 'health',
]);

/** The role nouns that cannot be a person by themselves: they only qualify another. */
export const roleQualifiers: ReadonlySet<string> = new Set([
  'vice', 'deputy', 'foreign', 'defence', 'defense', 'prime', 'chief', 'state', 'house', 'opposition', 'national', 'security', 'interior', 'finance', 'justice', 'health', 'executive', 'general',
]);

/** What one human being is called of whom no office is told, in lower case. */
export const humanNouns: ReadonlySet<string> = new Set([
  'man', 'woman', 'boy', 'girl', 'person', 'teenager', 'parent', 'friend', 'colleague', 'source', 'aide', 'critic', 'supporter', 'fan', 'guard', 'partner', 'relative', 'user', 'poster', 'caller', 'bystander', 'onlooker', 'youth', 'child', 'baby', 'someone', 'somebody',
]);

/** Nouns of persons in groups, for "officials", "residents": parties that can be blamed and can speak. */
export const groupNouns: ReadonlySet<string> = new Set([
  'officials', 'ministers', 'residents', 'villagers', 'analysts', 'experts', 'critics', 'supporters', 'protesters', 'activists', 'campaigners', 'workers', 'employees', 'staff', 'tenants', 'shareholders', 'investors',
  'prosecutors', 'lawyers', 'police', 'troops', 'soldiers', 'forces', 'rebels', 'militants', 'gunners', 'gunmen', 'fighters', 'diplomats', 'lawmakers', 'mps', 'senators', 'politicians', 'republicans',
  'democrats', 'authorities', 'managers', 'bosses', 'executives', 'traders', 'farmers', 'fishermen', 'teachers', 'doctors', 'nurses', 'parents', 'students', 'families', 'relatives', 'witnesses', 'survivors', 'victims',
  'gangs', 'gang', 'smugglers', 'hackers', 'settlers', 'rivals', 'opponents', 'allies', 'partners', 'people', 'women', 'men', 'players', 'fans', 'clubs', 'unions', 'companies', 'firms', 'banks', 'suppliers',
  'contractors', 'developers', 'landlords', 'owners', 'drivers', 'neighbours', 'neighbors', 'opposition', 'public', 'leaders', 'lobby', 'jury', 'crew', 'separatists', 'insurgents', 'guards', 'councillors', 'members',
]);

/** Head nouns of organisations. */
export const organisationNouns: ReadonlySet<string> = new Set([
  'ministry', 'department', 'office', 'agency', 'authority', 'commission', 'committee', 'council', 'board', 'bureau', 'court', 'tribunal', 'parliament', 'assembly', 'senate', 'congress', 'house', 'party',
  'union', 'association', 'federation', 'league', 'club', 'society', 'institute', 'university', 'college', 'school', 'hospital', 'clinic', 'church', 'foundation', 'trust', 'charity', 'group', 'company',
  'firm', 'corporation', 'corp', 'inc', 'ltd', 'plc', 'bank', 'fund', 'airline', 'airlines', 'railways', 'railway', 'police', 'army', 'navy', 'force', 'forces', 'military', 'embassy', 'consulate',
  'mission', 'administration', 'government', 'regime', 'cabinet', 'campaign', 'movement', 'front', 'alliance', 'coalition', 'network', 'media', 'news', 'times', 'post', 'courier', 'herald', 'television',
  'radio', 'newspaper', 'journal', 'press', 'exchange', 'regulator', 'watchdog', 'ombudsman', 'centre', 'center', 'laboratory', 'lab', 'studios', 'pictures', 'records', 'industries', 'systems',
  'technologies', 'robotics', 'logistics', 'services', 'research', 'capital', 'partners', 'holdings', 'motors', 'pharma', 'pharmaceuticals', 'energy', 'oil', 'gas', 'mining', 'steel', 'foods', 'hotels',
  'insurance', 'securities', 'brothers', 'sons', 'team', 'brigade', 'service', 'body', 'organisation', 'organization', 'nations', 'air', 'airways', 'fm', 'tv', 'co', 'co.', 'inc.', 'ltd.', 'corp.',
  'utility', 'supplier', 'maker', 'publisher', 'retailer', 'manufacturer', 'developer', 'startup', 'start-up', 'works', 'unions', 'app', 'website', 'site', 'chamber', 'guild', 'lobby', 'forum',
  'initiative', 'project', 'pentagon', 'taliban', 'hamas', 'hezbollah', 'interpol', 'museum', 'theatre', 'gymkhana', 'municipality', 'borough', 'district', 'operator', 'chain', 'building', 'chemicals',
  'developers', 'dealers', 'monitoring', 'enterprises', 'solutions', 'plastics', 'textiles', 'brewery', 'breweries', 'shipyard', 'shipping', 'consulting', 'associates', 'ventures', 'properties',
  'construction', 'engineering', 'electronics', 'software', 'telecom', 'aerospace', 'refinery', 'foundry',
]);

/** Last words of the names of firms that may be surnames, too: a body where no given name stands before ("Borland Mills", not "Ann Mills"). */
export const tradeNouns: ReadonlySet<string> = new Set([
  'mills', 'mines', 'farms', 'dairies', 'quarries', 'ferries', 'stores', 'yards', 'vineyards', 'orchards', 'fisheries', 'cruises', 'resorts', 'markets', 'supermarkets', 'bakeries', 'cement', 'glass', 'paper', 'timber', 'lumber', 'biotech', 'therapeutics',
  'biosciences', 'semiconductors', 'semiconductor', 'devices', 'instruments', 'analytics', 'healthcare', 'medical', 'dental', 'clinics', 'laboratories', 'labs', 'entertainment', 'publishing', 'games', 'gaming', 'realty', 'homes', 'outfitters', 'freight',
  'haulage', 'trucking', 'transit', 'tours', 'travel', 'taxis', 'coaches', 'cars', 'trucks', 'aviation', 'satellites', 'mobile', 'wireless', 'broadband', 'cable', 'networks', 'films', 'mill', 'mine', 'farm', 'dairy', 'quarry', 'bakery', 'winery', 'waste', 'recycling', 'packaging', 'fashion', 'apparel', 'cosmetics', 'beverages', 'grain', 'seeds', 'fertilisers', 'fertilizers',
]);

/** Heads of state and government named by surname only: the full name that everybody knows. */
export const headsOfState: ReadonlyMap<string, string> = new Map(Object.entries({
  trump: 'Donald Trump', biden: 'Joe Biden', obama: 'Barack Obama', putin: 'Vladimir Putin', zelenskyy: 'Volodymyr Zelenskyy', zelensky: 'Volodymyr Zelensky', zelenskiy: 'Volodymyr Zelenskiy',
  macron: 'Emmanuel Macron', merkel: 'Angela Merkel', scholz: 'Olaf Scholz', merz: 'Friedrich Merz', starmer: 'Keir Starmer', modi: 'Narendra Modi', erdogan: 'Recep Tayyip Erdogan', 'erdoğan': 'Recep Tayyip Erdoğan',
  netanyahu: 'Benjamin Netanyahu', lukashenko: 'Alexander Lukashenko', orban: 'Viktor Orban', 'orbán': 'Viktor Orbán', meloni: 'Giorgia Meloni', lula: 'Luiz Inácio Lula da Silva', milei: 'Javier Milei', maduro: 'Nicolás Maduro',
  trudeau: 'Justin Trudeau', carney: 'Mark Carney', albanese: 'Anthony Albanese', ramaphosa: 'Cyril Ramaphosa', khamenei: 'Ali Khamenei', assad: 'Bashar al-Assad', sisi: 'Abdel Fattah el-Sisi', sheinbaum: 'Claudia Sheinbaum',
}));

/** Nouns by which a text calls a private body that it has named before: "the company". */
export const businessNouns: ReadonlySet<string> = new Set([
  'company', 'firm', 'business', 'airline', 'publisher', 'manufacturer', 'maker', 'retailer', 'supplier', 'operator', 'developer', 'contractor', 'bank', 'group', 'carmaker', 'chain', 'utility', 'startup',
  'start-up', 'agency', 'platform', 'lender', 'insurer', 'producer',
]);

/** Titles and words of kinship and office that tell whether "he" or "she" is meant; given names have a list of their own. */
export const maleWords: ReadonlySet<string> = new Set([
  'mr', 'mr.', 'sir', 'lord', 'king', 'prince', 'spokesman', 'chairman', 'congressman', 'businessman', 'father', 'son', 'brother', 'husband', 'actor', 'shri', 'pope', 'sheikh', 'ayatollah', 'imam', 'widower', 'grandfather',
  'uncle', 'nephew', 'fisherman', 'policeman', 'fireman', 'foreman', 'salesman', 'alderman',
]);
export const femaleWords: ReadonlySet<string> = new Set([
  'mrs', 'mrs.', 'ms', 'ms.', 'lady', 'dame', 'queen', 'princess', 'spokeswoman', 'chairwoman', 'congresswoman', 'businesswoman', 'mother', 'daughter', 'sister', 'wife', 'widow', 'actress', 'smt', 'miss', 'grandmother',
  'aunt', 'niece', 'policewoman', 'headmistress', 'midwife',
]);
