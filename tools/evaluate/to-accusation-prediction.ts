import type { FoundActor, FoundArticle } from './found-article.ts';

/** An accusation or denial in the shape that the scorer of sentences reads: parties are names; of a denial the source is who denies. */
export interface PredictedEvent {
  readonly type: 'accuse' | 'deny';
  readonly source: string | null;
  readonly target: string | null;
  readonly allegation: string | null;
  readonly uncertain?: true;
}

/** The accusations and denials of a sentence, one event for each pair of parties. */
export interface AccusationPrediction {
  readonly id: string;
  readonly events: readonly PredictedEvent[];
}

/** What was found in a sentence, in the shape that the scorer of accusations reads. */
export function toAccusationPrediction({ id, accusations }: FoundArticle): AccusationPrediction {
  return {
    id,
    events: accusations.map(({ type, accuser, accused, allegation, certainty }) => ({
      type, source: nameOf(accuser), target: nameOf(accused), allegation: allegation?.text ?? null, ...(certainty === 'uncertain' && { uncertain: true as const }),
    })),
  };
}

/** The name that a party was resolved to, else its words. */
function nameOf(actor: FoundActor | null): string | null {
  return actor === null ? null : actor.resolved || actor.text || null;
}
