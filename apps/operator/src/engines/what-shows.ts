import type { EngineVersionActivated } from '@on-record/domain';

/** Says in one sentence whether readers will see what a version finds; activations in any order. */
export function whatShows(activations: readonly Pick<EngineVersionActivated, 'engineVersion' | 'scope'>[], engineVersion: string): string {
  if (activations.length === 0) return 'No engine version is activated: what the greatest version finds shows at once; to look before others see it, activate the version that shows now';
  const isForAll = activations.some(({ scope }) => scope.kind === 'all');
  const own = activations.filter((each) => each.engineVersion === engineVersion);
  const sources = [...new Set(own.flatMap(({ scope }) => (scope.kind === 'source' ? [scope.source] : [])))];
  if (own.some(({ scope }) => scope.kind === 'all')) return 'This version is activated: what it finds shows, unless a version that was activated later has read the same revision';
  if (sources.length > 0) return `This version is activated for ${sources.join(', ')}: there it shows; elsewhere ${isForAll ? 'it stays in shadow' : 'the greatest version shows'}`;
  return isForAll ? 'This version is not activated: what it finds stays in shadow' : 'This version stays in shadow for sources that another is activated for; elsewhere the greatest version shows';
}
