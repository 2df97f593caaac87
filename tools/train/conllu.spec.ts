import { parseConllu } from './conllu.ts';

const row = (place: string, head: string, misc = '_'): string => {
  const [id = '', form = ''] = place.split(' ');
  return [id, form, '_', 'NOUN', 'NN', '_', head, 'dep', '_', misc].join('\t');
};

describe('reading CoNLL-U', () => {
  it('counts heads over words, without multiword tokens, empty nodes and comments', () => {
    const text = ['# newdoc id = harbour-1', '# text = It isn’t', row('1 It', '2'), row('2-3 isn’t', '_', 'SpaceAfter=No'), row('2 is', '0'), row('2.1 left', '_'), row('3 n’t', '2'), '', ''].join('\n');
    expect(parseConllu(text)).toEqual([{
      document: 'harbour-1',
      words: [
        { form: 'It', upos: 'NOUN', xpos: 'NN', head: 1, relation: 'dep', hasSpaceAfter: true },
        { form: 'is', upos: 'NOUN', xpos: 'NN', head: -1, relation: 'dep', hasSpaceAfter: false },
        { form: 'n’t', upos: 'NOUN', xpos: 'NN', head: 1, relation: 'dep', hasSpaceAfter: false },
      ],
    }]);
  });

  it('knows the document of each sentence, whatever the ends of lines', () => {
    const text = ['# newdoc id = one', row('1 a', '0'), '', row('1 b', '0'), '', '# newdoc id = two', row('1 c', '0', 'SpaceAfter=No|X=Y'), ''].join('\r\n');
    expect(parseConllu(text).map(({ document, words }) => [document, words[0]?.form, words[0]?.hasSpaceAfter])).toEqual([['one', 'a', true], ['one', 'b', true], ['two', 'c', false]]);
  });

  it('reads an empty file', () => {
    expect(parseConllu('\n\n')).toEqual([]);
  });
});
