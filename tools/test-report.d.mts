/** The counts of a gate. */
export interface GateCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  readonly failures: readonly string[];
}

export function countCommand(endings: readonly { readonly title: string; readonly ending: number | string }[]): GateCounts;
export function countJest(reportFile: string, ending: number | string): GateCounts;
export function summarise(results: readonly (GateCounts & { readonly name: string; readonly seconds: number })[]): { readonly lines: readonly string[]; readonly isGood: boolean };
