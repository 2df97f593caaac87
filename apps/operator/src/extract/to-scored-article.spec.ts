import { spanOf, type Findings } from '@on-record/domain';
import { toScoredArticle } from './to-scored-article';

const text = 'Chile accused Peru of lying. Peru denied it on X on Monday.';
const span = (words: string, from = 0) => spanOf(text, text.indexOf(words, from), text.indexOf(words, from) + words.length);
const chile = { kind: 'actor' as const, actor: { canonical: 'country:CL', name: 'Chile' }, mention: span('Chile') };
const peru = { kind: 'actor' as const, actor: { canonical: 'country:PE', name: 'Peru' }, mention: span('Peru', 20) };
const shared = { certainty: 'certain' as const, modality: 'asserted' as const, legal: 'none' as const, zone: 'body' as const };

const findings: Findings = {
  statements: [{ kind: 'indirect', content: span('Peru of lying'), speaker: chile, cue: span('accused'), zone: 'body' }],
  accusations: [{ accusation: { ...shared, accuser: chile, accused: peru, allegation: span('lying'), trigger: span('accused') }, mutual: '0', statement: 0 }],
  denials: [{
    denial: {
      ...shared, denier: peru, deniedAccuser: { kind: 'actor', actor: chile.actor }, trigger: span('denied'),
      channel: { mention: span('X'), kind: 'social-post', name: 'X' }, saidAt: { mention: span('Monday'), value: '2025-03-17', precision: 'day' },
    },
    answers: 0,
  }],
};

describe('findings in the evaluation format', () => {
  const article = toScoredArticle('a-1', findings);

  it('puts statements as they are, with null where something is unknown', () => {
    expect(article).toMatchObject({ id: 'a-1', statements: [{ id: 's1', kind: 'indirect', text: 'Peru of lying', channel: null, saidAt: null, zone: 'body' }] });
    expect(article.statements[0]).toMatchObject({ speaker: { ...span('Chile'), resolved: 'Chile', canonical: 'country:CL' } });
  });

  it('puts a denial among the accusations: the denier accuses whose allegation it is', () => {
    expect(article.accusations).toMatchObject([
      { id: 'a1', type: 'accuse', accuser: { canonical: 'country:CL' }, accused: { canonical: 'country:PE' }, mutualGroup: 'm0', answers: null, statement: 's1' },
      { id: 'd1', type: 'deny', accuser: { canonical: 'country:PE' }, accused: { start: -1, end: -1, text: '', canonical: 'country:CL' }, mutualGroup: null, answers: 'a1', statement: null },
    ]);
    expect(article.accusations[1]).toMatchObject({ channel: { text: 'X', kind: 'social-post', name: 'X' }, saidAt: { text: 'Monday', value: '2025-03-17', precision: 'day' } });
  });

  it('gives null for a party that no words name, and the words of one that nobody could name', () => {
    const [statement] = findings.statements;
    const speakerOf = (speaker: typeof chile | { kind: 'unknown'; reason: 'hearsay' | 'unresolved'; mention?: ReturnType<typeof span> }) =>
      toScoredArticle('a', { ...findings, statements: [{ ...statement!, speaker }] }).statements[0];
    expect(speakerOf({ kind: 'unknown', reason: 'hearsay' })).toMatchObject({ speaker: null });
    expect(speakerOf({ kind: 'unknown', reason: 'unresolved', mention: span('it') })).toMatchObject({ speaker: { text: 'it', resolved: 'it', canonical: null } });
  });
});
