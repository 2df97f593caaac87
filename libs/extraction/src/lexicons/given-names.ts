import { menNames, sharedNames, womenNames } from './given-names.generated';

/** Given names that the generated lists lack: common ones of regions that they cover thinly, from general knowledge. */
const moreMen = `mark frank jack bill bob nick rob chuck jude oleg narendra ramesh suresh ganesh jean luca lee imran javed tariq asif nasir bilal yusuf
  mustafa recep tayyip emre murat cem anwar hamid jamal karim khaled nabil sami tamer walid ziad kofi kwame kwesi chinedu emeka femi olu sipho thabo
  vikram sanjay ajay vijay arun ashok deepak manoj mukesh nitin prakash rajiv rakesh ravi sachin sandeep sunil vinod hiroshi kenji takashi
  yoshihide shinzo xi wei jian hao jae-in kim-il somchai prayut nguyen petro bohdan taras yevhen ruslan grigory gennady vyacheslav 
  janusz radek zbigniew lech jaroslaw vaclav milos petr pavel jiri zoran goran dragan slobodan novak dimitris yannis kostas giorgos stavros
 niall eoin cormac padraig seamus gavin brett kurt uwe jurgen gunther wolfgang olaf friedrich lars bjarne knut sven torsten`;
const moreWomen = `virginia victoria andrea giorgia svetlana priya anjali rekha leela sunita meera kavita lakshmi
  deepa geeta neha pooja radha sushma smriti nirmala nandini fatma zeynep elif leyla nasrin shirin soraya parisa yasmin layla rania nadia amal
  chioma ngozi amina folake zanele thandi akosua ama efua yuki sakura haruka naoko mei xiaoling ying suu thi olena yulia tetiana
  lyudmila galina tatiana ekaterina beata malgorzata agnieszka katarzyna zuzana jana milena dragana despina eleni ioanna siobhan aoife niamh
  maeve orla sinead solveig ingrid astrid sigrid gro ursula annegret heidi claudia xiomara guadalupe dilma cristina `;

const wordsOf = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.trim().split(/\s+/));

/** Given names of men, in lower case. */
export const maleNames: ReadonlySet<string> = new Set(wordsOf([...menNames, moreMen]));

/** Given names of women, in lower case. */
export const femaleNames: ReadonlySet<string> = new Set(wordsOf([...womenNames, moreWomen]));

const shared: ReadonlySet<string> = new Set(wordsOf(sharedNames));

/** Whether a word in lower case is a given name; of a double name ("jean-luc") one half is enough. */
export function isGivenName(word: string): boolean {
  return word.split('-').some((half) => maleNames.has(half) || femaleNames.has(half) || shared.has(half)) || maleNames.has(word) || femaleNames.has(word);
}

/** The gender that a given name tells; nothing for names of either. */
export function genderOfName(word: string): 'm' | 'f' | undefined {
  const name = maleNames.has(word) || femaleNames.has(word) ? word : (word.split('-')[0] ?? word);
  const isMale = maleNames.has(name);
  return isMale === femaleNames.has(name) ? undefined : isMale ? 'm' : 'f';
}
