/** How a thing is said, by the noun that names the occasion or the medium. */
export type ChannelKind =
  | 'social-post' | 'interview' | 'press-conference' | 'written-statement' | 'speech' | 'broadcast' | 'phone-call' | 'meeting' | 'letter'
  | 'document' | 'court' | 'leak';

/** Networks, as they are spelled; "on X", "took to Telegram". */
export const socialNetworks: ReadonlyMap<string, string> = new Map([
  ['x', 'X'], ['twitter', 'Twitter'], ['truth social', 'Truth Social'], ['telegram', 'Telegram'], ['facebook', 'Facebook'], ['instagram', 'Instagram'],
  ['whatsapp', 'WhatsApp'], ['tiktok', 'TikTok'], ['bluesky', 'Bluesky'], ['threads', 'Threads'], ['linkedin', 'LinkedIn'], ['weibo', 'Weibo'],
  ['mastodon', 'Mastodon'], ['reddit', 'Reddit'], ['snapchat', 'Snapchat'], ['vk', 'VK'], ['signal', 'Signal'], ['wechat', 'WeChat'],
]);

/** Heads of "in a ..., at a ..., during a ..., on a ..."; two-word heads come first. */
export const occasions: ReadonlyMap<string, ChannelKind> = new Map([
  ['social media post', 'social-post'], ['social media', 'social-post'], ['post', 'social-post'], ['tweet', 'social-post'], ['thread', 'social-post'],
  ['news conference', 'press-conference'], ['press conference', 'press-conference'], ['briefing', 'press-conference'], ['media briefing', 'press-conference'],
  ['interview', 'interview'], ['press release', 'written-statement'], ['statement', 'written-statement'], ['readout', 'written-statement'], ['blog', 'written-statement'], ['blog post', 'written-statement'],
  ['speech', 'speech'], ['remarks', 'speech'], ['ceremony', 'speech'], ['debate', 'speech'], ['rally', 'speech'], ['sermon', 'speech'],
  ['video address', 'broadcast'], ['address', 'broadcast'], ['podcast', 'broadcast'], ['video message', 'broadcast'], ['video', 'broadcast'], ['broadcast', 'broadcast'], ['televised debate', 'broadcast'],
  ['phone call', 'phone-call'], ['conference call', 'phone-call'], ['earnings call', 'phone-call'], ['call', 'phone-call'], ['phone', 'phone-call'], ['telephone', 'phone-call'],
  ['phone interview', 'interview'], ['annual meeting', 'meeting'], ['meeting', 'meeting'],
  ['letter', 'letter'], ['e-mail', 'letter'], ['email', 'letter'], ['text message', 'letter'], ['message', 'letter'],
  ['report', 'document'], ['note', 'document'], ['memo', 'document'], ['complaint', 'document'],
  ['filing', 'court'], ['court filing', 'court'], ['affidavit', 'court'], ['lawsuit', 'court'], ['court', 'court'], ['hearing', 'court'], ['testimony', 'court'],
  ['recording', 'leak'],
]);

/** Listeners who make the occasion: "told reporters". */
export const audiences: ReadonlyMap<string, ChannelKind> = new Map([
  ['reporters', 'press-conference'], ['journalists', 'press-conference'], ['newsmen', 'press-conference'], ['briefing', 'press-conference'], ['conference', 'press-conference'],
  ['parliament', 'speech'], ['mps', 'speech'], ['lawmakers', 'speech'], ['legislators', 'speech'], ['senators', 'speech'], ['councillors', 'speech'], ['council', 'speech'],
  ['house', 'speech'], ['assembly', 'speech'], ['senate', 'speech'], ['congress', 'speech'], ['crowd', 'speech'], ['hearing', 'speech'], ['committee', 'speech'],
  ['supporters', 'speech'], ['delegates', 'speech'], ['rally', 'speech'],
  ['court', 'court'], ['jury', 'court'], ['jurors', 'court'], ['judge', 'court'], ['tribunal', 'court'],
  ['bench', 'court'], ['meeting', 'meeting'], ['commissioners', 'speech'], ['analysts', 'phone-call'], ['shareholders', 'meeting'],
  ['newspaper', 'interview'], ['television', 'interview'], ['tv', 'interview'], ['radio', 'interview'], ['magazine', 'interview'], ['broadcaster', 'interview'], ['agency', 'interview'],
]);

/** Listeners who sit in a house. */
export const members: ReadonlySet<string> = new Set(['mps', 'members', 'house']);

/** Houses of two words. */
export const namedHouses: ReadonlySet<string> = new Set(['lok sabha', 'rajya sabha', 'national assembly', 'state assembly', 'federal council']);

/** Houses that a person speaks in: "in the Assembly". */
export const houses: ReadonlySet<string> = new Set(['house', 'assembly', 'parliament', 'senate', 'congress', 'lok sabha', 'rajya sabha', 'knesset', 'bundestag', 'commons', 'lords', 'duma']);
