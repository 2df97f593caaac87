/** Heads of phrases for what can be blamed and cannot answer for it: weather, nature, markets, states of affairs. In lower case. */
export const causeNouns: ReadonlySet<string> = new Set([
  'weather', 'rain', 'rains', 'rainfall', 'snow', 'snowfall', 'storm', 'storms', 'wind', 'winds', 'flood', 'floods', 'flooding', 'drought', 'heat', 'heatwave', 'cold', 'frost', 'fog', 'ice', 'lightning', 'monsoon', 'hurricane', 'typhoon',
  'cyclone', 'earthquake', 'quake', 'landslide', 'avalanche', 'wildfire', 'wildfires', 'eruption', 'volcano', 'climate', 'warming', 'el', 'nature', 'god', 'fate', 'luck', 'chance', 'coincidence', 'devil', 'satan',
  'price', 'prices', 'cost', 'costs', 'inflation', 'recession', 'slump', 'slowdown', 'downturn', 'crisis', 'crises', 'market', 'markets', 'demand', 'supply', 'shortage', 'shortages', 'unemployment', 'poverty', 'debt', 'debts', 'rate', 'rates', 'rise', 'rises',
  'fall', 'falls', 'decline', 'increase', 'increases', 'growth', 'competition', 'globalisation', 'globalization', 'economy', 'currency', 'sales', 'exports', 'imports', 'tariffs', 'tax', 'taxes', 'traffic', 'congestion', 'sprawl', 'delays', 'delay',
  'disease', 'illness', 'sickness', 'virus', 'bacteria', 'infection', 'flu', 'covid', 'pandemic', 'epidemic', 'cancer', 'stress', 'fatigue', 'tiredness', 'exhaustion', 'injury', 'injuries', 'age', 'ageing', 'diet', 'alcohol', 'drink', 'drugs',
  'smoke', 'fumes', 'pollution', 'dust', 'pesticides', 'chemicals', 'gas', 'oil', 'water', 'food', 'cheese', 'sugar', 'fuel', 'fire', 'explosion', 'blast', 'accident', 'crash', 'collision', 'turbulence',
  'failure', 'fault', 'faults', 'error', 'errors', 'glitch', 'glitches', 'bug', 'bugs', 'malfunction', 'leak', 'breakdown', 'outage', 'software', 'hardware', 'computer', 'computers', 'technology', 'internet', 'engine', 'brakes', 'valve', 'cable',
  'circumstances', 'conditions', 'situation', 'environment', 'atmosphere', 'culture', 'tradition', 'history', 'geography', 'time', 'times', 'timing', 'pressure', 'pressures', 'tension', 'tensions', 'confusion', 'misunderstanding', 'ignorance', 'lack', 'loss', 'absence',
  'years', 'decades', 'birds', 'pigeons', 'rats', 'insects', 'animals', 'dogs', 'trees', 'hillsides', 'soil', 'rivers', 'tide', 'tides', 'sun', 'heatwaves', 'effects', 'after-effects', 'factors', 'trends', 'nerves', 'jet', 'dip', 'noise',
]);
