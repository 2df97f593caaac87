import { isReadable } from './language-gate';

const english = 'The harbour master said on Tuesday that the ferry was late because of a broken engine. The islanders have been waiting for three hours, and nobody knows when it will sail. The mayor has promised a bridge, but the money is still missing, a spokeswoman for the town said.';
const german = 'Der Hafenmeister sagte am Dienstag, die Fähre sei wegen eines Schadens am Motor verspätet. Die Bewohner der Insel warten seit drei Stunden, und niemand weiss, wann sie fahren wird. Der Bürgermeister hat eine Brücke versprochen, aber das Geld fehlt noch immer.';
const spanish = 'El capitán del puerto dijo el martes que el transbordador llegaba tarde por una avería. Los vecinos de la isla esperan desde hace tres horas y nadie sabe cuándo saldrá. El alcalde prometió un puente, pero todavía falta el dinero, según explicó un portavoz.';
const hindi = 'बंदरगाह के प्रमुख ने मंगलवार को कहा कि इंजन खराब होने के कारण नौका देर से आई। द्वीप के निवासी तीन घंटे से नाव का इंतजार कर रहे हैं और कोई नहीं जानता कि वह कब चलेगी। महापौर ने पुल बनाने का वादा किया है लेकिन पैसा अभी भी नहीं है। एक प्रवक्ता ने यह बात बताई और कहा कि लोग नाराज हैं।';

describe('the language gate', () => {
  it.each([
    ['English that says so', english, 'en-GB', true],
    ['English whose source says nothing true', english, 'de', true],
    ['German', german, 'de', false],
    ['German that is said to be English', german, 'en', false],
    ['Spanish that is said to be English', spanish, 'en', false],
    ['another script', hindi, 'en', false],
    ['a few words that are said to be English', 'Il pleut.', 'en', true],
    ['a few words that are said to be French', 'It rains.', 'fr', false],
    ['nothing', '', 'en', true],
  ])('judges %s', (_, text, language, expected) => {
    expect(isReadable({ text, language })).toBe(expected);
  });
});
