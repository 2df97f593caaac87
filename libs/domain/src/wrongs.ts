/**
 * The words by which the kind of an alleged wrong is known: one list for each of the kinds that CAMEO tells apart below 112.
 *
 * A list has what news writes for the wrongs that the codebook (CAMEO 1.1b3, section 2.11) names for the kind, and their
 * everyday names; a word that is as often innocent ("strike", "war", "abuse") stands only in a phrase that is not. Words are in
 * lower case; `*` ends a word that may go on. A wrong that no list knows has no kind, and its code says no more than "accuse":
 * better than a kind that is a guess.
 */
export const wrongWords = {
  /** What the laws of war forbid, by name: an attack is one only where the text says so. */
  'war-crimes': [
    'war crime*', 'crimes against humanity', 'crime against humanity', 'genocid*', 'ethnic* cleans*', 'massacr*', 'mass grave*', 'atrocit*', 'chemical weapon*',
    'chemical attack*', 'nerve agent*', 'cluster munition*', 'cluster bomb*', 'human shield*', 'child soldier*', 'prisoner* of war', 'pows',
    'target* civilians', 'target* hospital*', 'target* school*', 'civilian target*', 'indiscriminate*', 'collective punishment', 'laws of war',
    'geneva convention*', 'international humanitarian law',
  ],
  /** Disloyalty to a state, and secrets taken from one. */
  'espionage-treason': [
    'espionage', 'spy', 'spies', 'spied', 'spying', 'eavesdrop*', 'wiretap*', 'treason*', 'traitor*', 'high treason', 'sedition*', 'seditious',
    'coup', 'coups', 'mutin*', 'insurrection*', 'overthrow*', 'double agent*', 'foreign agent*', 'state secret*', 'military secret*', 'classified information', 'classified document*',
    'betray* his country', 'betray* her country', 'betray* their country', 'betray* the country', 'betray* the nation', 'betray* the state',
  ],
  /** What states do to people in their power: detention, torture and slavery are the codebook's own examples. */
  'human-rights': [
    'human rights', 'rights abuse*', 'rights violation*', 'civil rights', 'civil liberties', 'tortur*', 'arbitrar*', 'unlawful detention*', 'illegal detention*', 'persecut*', 'discriminat*', 'repress*',
    'oppress*', 'censor*', 'silencing', 'silenced', 'crackdown*', 'crack* down', 'forced labor', 'forced labour', 'slave*', 'enslav*', 'forced disappearance*',
    'enforced disappearance*', 'political prisoner*', 'police brutality', 'extrajudicial*', 'apartheid', 'ill treat*', 'mistreat*', 'inhuman*',
    'free speech', 'freedom of speech', 'freedom of expression', 'press freedom', 'freedom of the press', 'jail* journalist*', 'jail* dissident*', 'jail* critic*', 'jail* opponent*', 'imprison* journalist*',
    'imprison* dissident*', 'imprison* critic*', 'imprison* opponent*', 'detain* journalist*', 'detain* activist*', 'forc* deport*', 'forcibl*',
  ],
  /** Initiating hostilities, unjustified military action, broken truces. */
  aggression: [
    'aggression', 'aggressor*', 'invad*', 'invasion*', 'incursion*', 'annex*', 'occupying', 'occupation', 'airstrike*', 'air strike*', 'air raid*', 'strikes on', 'strikes against', 'strike on', 'strike against', 'drone strike*', 'missile*', 'rocket*',
    'shelling', 'shelled', 'artillery', 'bombard*', 'ceasefire*', 'cease fire*', 'truce*', 'armistice*', 'airspace', 'territorial waters', 'sovereignty', 'territorial integrity',
    'hostilities', 'waging war', 'wag* a war', 'start* the war', 'start* a war', 'proxy war', 'mobilis* troops', 'mobiliz* troops', 'mass* troops', 'troop buildup', 'send* troops', 'sent troops', 'deploy* troops', 'send* soldiers', 'sent soldiers', 'send* tanks', 'send* the tanks', 'sent tanks', 'arm* rebels', 'arm* the rebels', 'back* rebels', 'back* the rebels',
    'support* rebels', 'support* the rebels', 'support* the rebellion', 'help* rebels', 'help* the rebels', 'naval blockade', 'military provocation*', 'warmonger*',
  ],
  /** Offences that a court can punish, and the abuse of an office for gain. */
  'crime-corruption': [
    'crime*', 'criminal*', 'felon*', 'corrupt*', 'brib*', 'kickback*', 'graft', 'embezzl*', 'misappropriat*', 'nepotism', 'cronyism', 'fraud*', 'defraud*', 'swindl*', 'scam', 'scams', 'scammed', 'scamming', 'money launder*', 'launder*',
    'tax evasion', 'evad* tax*', 'dodg* tax*', 'insider trading', 'price fixing', 'rigging', 'rigged', 'vote buying', 'buying votes', 'steal*', 'stole', 'stolen', 'theft*', 'thief', 'thieves', 'rob', 'robbed', 'robbing', 'robber*', 'burglar*', 'loot*', 'plunder*', 'pilfer*',
    'murder*', 'manslaughter', 'homicide*', 'assassinat*', 'poison*', 'rape', 'raped', 'rapes', 'raping', 'rapist*', 'sexual* assault*', 'sexual* abus*', 'sexual* harass*', 'groping', 'groped', 'child abuse', 'domestic abuse', 'domestic violence', 'harass*', 'stalk*', 'kidnap*', 'abduct*', 'hostage*',
    'extort*', 'blackmail*', 'racketeer*', 'arson*', 'forger*', 'forged', 'forging', 'perjur*', 'obstruct* justice', 'obstruct* of justice', 'contempt of court', 'smuggl*', 'traffick*', 'drug dealing', 'dealing drugs', 'terrorism', 'terrorist*', 'sabotag*', 'vandal*', 'hacking', 'hacked', 'hackers',
    'cyberattack*', 'illegal* dump*', 'illegal payment*', 'illicit payment*', 'counterfeit*', 'siphon*', 'shoplift*', 'sex abuse', 'mafia', 'organised crime', 'organized crime', 'witness tampering', 'false invoice*',
    'unlawful imprisonment',
  ],
  /** Violence that is aggression where a force does it and a crime where a person does. */
  violence: [
    'attack*', 'kill*', 'shoot*', 'shot', 'gunned down', 'slaughter*', 'fir* on', 'fir* at', 'fir* first', 'fir* across', 'fir* warning shots', 'fir* shots', 'open* fire', 'bombing*', 'bombed', 'bombs', 'bomber*', 'car bomb*', 'roadside bomb*', 'raid', 'raids', 'raided', 'raiding', 'assault*', 'ambush*', 'drone*', 'explosive*', 'explosion*', 'stab', 'stabbed', 'stabbing', 'beat up', 'beating',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
