/** How many refusals of unproven origin are kept a day and source: anybody can send them, and each takes room for good. */
export const UNPROVEN_REFUSALS_A_DAY = 100;

/** Says whether one more refusal may be kept. Counted by this process alone, from midnight to midnight UTC. */
export interface RefusalAllowance {
  /** The same delivery sent again takes nothing from the allowance. */
  take(source: string, deliveryId: string, nowMs: number): boolean;
}

const DAY_MS = 86_400_000;

/** An allowance of which nothing is taken yet; it remembers no more than today's kept deliveries. */
export function createRefusalAllowance(perDay: number = UNPROVEN_REFUSALS_A_DAY): RefusalAllowance {
  let today = -1;
  const kept = new Map<string, Set<string>>();
  return {
    take: (source, deliveryId, nowMs) => {
      const day = Math.floor(nowMs / DAY_MS);
      if (day !== today) kept.clear();
      today = day;
      const ofSource = kept.get(source) ?? new Set<string>();
      kept.set(source, ofSource);
      if (ofSource.has(deliveryId)) return true;
      if (ofSource.size >= perDay) return false;
      ofSource.add(deliveryId);
      return true;
    },
  };
}
