import type { MachineFacts } from './machine-facts.ts';

/** The facts for a reader, with a warning where others were at work: figures of such a run are low, and only their ratios say something. */
export function factsLines(facts: Omit<MachineFacts, 'date'>, loadAfter: number): readonly string[] {
  const { cores, processor, memoryGb, node, kafka, postgres, engine, loadBefore } = facts;
  const isLoaded = loadBefore > cores / 4;
  return [
    `${cores} cores (${processor}), ${memoryGb} GB; Node ${node}, ${kafka}, ${postgres}; engine ${engine}.`,
    `Load average of the last minute: ${loadBefore.toFixed(2)} before, ${loadAfter.toFixed(2)} at the end.`,
    ...(isLoaded ? [`Warning: the machine was busy before the run began (load ${loadBefore.toFixed(2)} on ${cores} cores). The figures are too low; trust the ratios only.`] : []),
  ];
}
