/** What reads a text, as it is called in the table. */
export const readerNames = ['engine', 'wink-nlp', 'wink-nlp, tokens only', 'compromise'] as const;

/** Something that reads texts. */
export type ReaderName = (typeof readerNames)[number];

/** Reads a text; what is found is thrown away. */
export type Reader = (text: string) => void;

/**
 * Loads our engine, or a library that people take for English; what comes back makes the reader. wink-nlp has its whole pipe (sentences, negation,
 * sentiment, entities, tags) or none of it, compromise its tags. None of them says who said what. Whether the first line is a headline is of
 * interest to the engine alone.
 */
export async function loadReader(name: ReaderName, hasHeadline = true): Promise<() => Reader> {
  switch (name) {
    case 'engine': return loadEngine(hasHeadline);
    case 'wink-nlp': return loadWink(undefined);
    case 'wink-nlp, tokens only': return loadWink([]);
    case 'compromise': {
      const { default: nlp } = await import('compromise');
      return () => (text) => void nlp(text);
    }
    default: {
      const never: never = name;
      return never;
    }
  }
}

async function loadEngine(hasHeadline: boolean): Promise<() => Reader> {
  const [{ createExtractionEngine }, { loadLanguageModel }] = await Promise.all([import('@on-record/extraction'), import('@on-record/language-model')]);
  return () => {
    const engine = createExtractionEngine({ model: loadLanguageModel() });
    return (text) => {
      const result = engine.extract({ text, marks: [], publishedAt: '2026-01-05T08:00:00Z', timeZone: 'UTC', language: 'en', hasHeadline });
      if (result.kind !== 'extracted') throw new Error(`The engine failed at a sample: ${result.reason}`);
    };
  };
}

async function loadWink(pipe: string[] | undefined): Promise<() => Reader> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]);
  return () => {
    const nlp = winkNLP(model, pipe);
    return (text) => void nlp.readDoc(text);
  };
}
