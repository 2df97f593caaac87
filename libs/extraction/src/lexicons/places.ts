/** Names of states that the country list does not have, or has under a longer name; in lower case, with ISO 3166 alpha-2 codes. */
export const stateNames: ReadonlyMap<string, string> = new Map(Object.entries({
  britain: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', america: 'US', 'north korea': 'KP', 'south korea': 'KR', iran: 'IR', syria: 'SY', russia: 'RU',
  venezuela: 'VE', bolivia: 'BO', tanzania: 'TZ', vietnam: 'VN', laos: 'LA', moldova: 'MD', brunei: 'BN', taiwan: 'TW', palestine: 'PS', burma: 'MM', myanmar: 'MM',
  'ivory coast': 'CI', macedonia: 'MK', kosovo: 'XK', vatican: 'VA', 'the gambia': 'GM', micronesia: 'FM', 'cape verde': 'CV', swaziland: 'SZ', holland: 'NL',
  'dr congo': 'CD', emirates: 'AE', uae: 'AE', drc: 'CD', czechia: 'CZ', turkey: 'TR', turkiye: 'TR',
}));

/** Capitals that stand for their state when they speak or act. */
export const capitals: ReadonlyMap<string, string> = new Map(Object.entries({
  kabul: 'AF', tirana: 'AL', algiers: 'DZ', luanda: 'AO', 'buenos aires': 'AR', yerevan: 'AM', canberra: 'AU', vienna: 'AT', baku: 'AZ', manama: 'BH', dhaka: 'BD',
  minsk: 'BY', thimphu: 'BT', 'la paz': 'BO', sarajevo: 'BA', gaborone: 'BW', brasilia: 'BR', 'brasília': 'BR', sofia: 'BG', 'phnom penh': 'KH', yaounde: 'CM', ottawa: 'CA',
  santiago: 'CL', beijing: 'CN', bogota: 'CO', 'bogotá': 'CO', kinshasa: 'CD', zagreb: 'HR', havana: 'CU', nicosia: 'CY', prague: 'CZ', copenhagen: 'DK', quito: 'EC', cairo: 'EG',
  asmara: 'ER', tallinn: 'EE', 'addis ababa': 'ET', suva: 'FJ', helsinki: 'FI', paris: 'FR', tbilisi: 'GE', berlin: 'DE', accra: 'GH', athens: 'GR', conakry: 'GN',
  tegucigalpa: 'HN', budapest: 'HU', reykjavik: 'IS', 'new delhi': 'IN', delhi: 'IN', jakarta: 'ID', tehran: 'IR', baghdad: 'IQ', dublin: 'IE', jerusalem: 'IL', 'tel aviv': 'IL',
  rome: 'IT', kingston: 'JM', tokyo: 'JP', amman: 'JO', astana: 'KZ', nairobi: 'KE', pyongyang: 'KP', seoul: 'KR', bishkek: 'KG', vientiane: 'LA', riga: 'LV', beirut: 'LB',
  tripoli: 'LY', vilnius: 'LT', skopje: 'MK', 'kuala lumpur': 'MY', bamako: 'ML', valletta: 'MT', 'mexico city': 'MX', chisinau: 'MD', ulaanbaatar: 'MN', podgorica: 'ME',
  rabat: 'MA', maputo: 'MZ', naypyidaw: 'MM', windhoek: 'NA', kathmandu: 'NP', amsterdam: 'NL', wellington: 'NZ', managua: 'NI', niamey: 'NE', abuja: 'NG', georgetown: 'GY', 'port-au-prince': 'HT', 'san jose': 'CR', 'san salvador': 'SV', 'port moresby': 'PG', paramaribo: 'SR', gaza: 'PS', malabo: 'GQ', male: 'MV', lome: 'TG', cotonou: 'BJ', oslo: 'NO',
  muscat: 'OM', islamabad: 'PK', ramallah: 'PS', asuncion: 'PY', lima: 'PE', manila: 'PH', warsaw: 'PL', lisbon: 'PT', doha: 'QA', bucharest: 'RO', moscow: 'RU', kigali: 'RW',
  riyadh: 'SA', dakar: 'SN', belgrade: 'RS', bratislava: 'SK', ljubljana: 'SI', mogadishu: 'SO', pretoria: 'ZA', juba: 'SS', madrid: 'ES', colombo: 'LK', khartoum: 'SD',
  stockholm: 'SE', bern: 'CH', damascus: 'SY', taipei: 'TW', dushanbe: 'TJ', dodoma: 'TZ', bangkok: 'TH', tunis: 'TN', ankara: 'TR', ashgabat: 'TM', kampala: 'UG', kyiv: 'UA',
  kiev: 'UA', 'abu dhabi': 'AE', london: 'GB', washington: 'US', montevideo: 'UY', tashkent: 'UZ', caracas: 'VE', hanoi: 'VN', sanaa: 'YE', lusaka: 'ZM', harare: 'ZW',
  pristina: 'XK', ouagadougou: 'BF', 'ndjamena': 'TD', bangui: 'CF', brazzaville: 'CG', libreville: 'GA', freetown: 'SL', monrovia: 'LR', antananarivo: 'MG', lilongwe: 'MW',
}));

/** Seats of power that stand for their state. */
export const seatsOfPower: ReadonlyMap<string, string> = new Map(Object.entries({
  kremlin: 'RU', 'white house': 'US', 'downing street': 'GB', whitehall: 'GB', westminster: 'GB', elysee: 'FR', 'élysée': 'FR', 'blue house': 'KR', 'no 10': 'GB', 'number 10': 'GB',
  zhongnanhai: 'CN', 'quai d\'orsay': 'FR', 'casa rosada': 'AR', 'planalto': 'BR', centre: 'IN',
}));

/** Adjectives and names of peoples. */
export const demonyms: ReadonlyMap<string, string> = new Map(Object.entries({
  afghan: 'AF', albanian: 'AL', algerian: 'DZ', angolan: 'AO', argentine: 'AR', argentinian: 'AR', armenian: 'AM', australian: 'AU', austrian: 'AT', azerbaijani: 'AZ', azeri: 'AZ',
  bahraini: 'BH', bangladeshi: 'BD', belarusian: 'BY', belgian: 'BE', bolivian: 'BO', bosnian: 'BA', brazilian: 'BR', british: 'GB', briton: 'GB', bulgarian: 'BG', burmese: 'MM',
  cambodian: 'KH', cameroonian: 'CM', canadian: 'CA', chadian: 'TD', chilean: 'CL', chinese: 'CN', colombian: 'CO', congolese: 'CD', croatian: 'HR', cuban: 'CU', cypriot: 'CY',
  czech: 'CZ', danish: 'DK', dutch: 'NL', ecuadorian: 'EC', egyptian: 'EG', emirati: 'AE', english: 'GB', eritrean: 'ER', estonian: 'EE', ethiopian: 'ET', finnish: 'FI',
  french: 'FR', gabonese: 'GA', gambian: 'GM', georgian: 'GE', german: 'DE', ghanaian: 'GH', greek: 'GR', guatemalan: 'GT', guinean: 'GN', haitian: 'HT', honduran: 'HN',
  hungarian: 'HU', icelandic: 'IS', indian: 'IN', indonesian: 'ID', iranian: 'IR', iraqi: 'IQ', irish: 'IE', israeli: 'IL', italian: 'IT', ivorian: 'CI', jamaican: 'JM',
  japanese: 'JP', jordanian: 'JO', kazakh: 'KZ', kenyan: 'KE', kosovar: 'XK', kuwaiti: 'KW', kyrgyz: 'KG', lao: 'LA', latvian: 'LV', lebanese: 'LB', liberian: 'LR', libyan: 'LY',
  lithuanian: 'LT', malaysian: 'MY', malian: 'ML', maltese: 'MT', mexican: 'MX', moldovan: 'MD', mongolian: 'MN', montenegrin: 'ME', moroccan: 'MA', mozambican: 'MZ',
  namibian: 'NA', nepali: 'NP', nepalese: 'NP', nicaraguan: 'NI', nigerian: 'NG', nigerien: 'NE', norwegian: 'NO', omani: 'OM', pakistani: 'PK', palestinian: 'PS',
  panamanian: 'PA', paraguayan: 'PY', peruvian: 'PE', philippine: 'PH', filipino: 'PH', polish: 'PL', portuguese: 'PT', qatari: 'QA', romanian: 'RO', russian: 'RU',
  rwandan: 'RW', salvadoran: 'SV', saudi: 'SA', scottish: 'GB', senegalese: 'SN', serbian: 'RS', singaporean: 'SG', slovak: 'SK', slovenian: 'SI', somali: 'SO',
  spanish: 'ES', sudanese: 'SD', swedish: 'SE', swiss: 'CH', syrian: 'SY', taiwanese: 'TW', tajik: 'TJ', tanzanian: 'TZ', thai: 'TH', tunisian: 'TN', turkish: 'TR', turkmen: 'TM',
  ugandan: 'UG', ukrainian: 'UA', uruguayan: 'UY', uzbek: 'UZ', venezuelan: 'VE', vietnamese: 'VN', welsh: 'GB', yemeni: 'YE', zambian: 'ZM', zimbabwean: 'ZW',
  american: 'US', us: 'US', 'u.s.': 'US', uk: 'GB', 'u.k.': 'GB',
}));

/** Bodies of several states that are parties of their own, with the words of their id. */
export const unions: ReadonlyMap<string, string> = new Map(Object.entries({
  brussels: 'European Union', eu: 'European Union', 'european union': 'European Union', un: 'United Nations', 'united nations': 'United Nations', nato: 'NATO', 'african union': 'African Union',
}));
