import type { SetAsideDeliveries, SetAsideDelivery } from './set-aside-delivery';

/** Which deliveries are looked for; what is left out does not matter. */
export interface RefusalFilters {
  readonly source?: string | undefined;
  readonly code?: string | undefined;
  /** ISO 8601, UTC. */
  readonly since?: string | undefined;
}

/** What is asked for by name, or by filters. */
export interface RefusalChoice extends RefusalFilters {
  readonly ids: readonly string[];
  /** Also what became an article since. */
  readonly again?: boolean | undefined;
}

/** What of the refusals is to be delivered again, and what is not, by reason. */
export interface Selection {
  /** Oldest first: undated states of one article follow one another as they were received. */
  readonly chosen: readonly SetAsideDelivery[];
  /** Only the head of their bodies was kept. */
  readonly truncated: readonly SetAsideDelivery[];
  /** Became part of the record since. */
  readonly taken: readonly SetAsideDelivery[];
  /** Anybody can have sent them: taken by id or by their code only, never with a broad net. */
  readonly unproven: readonly SetAsideDelivery[];
  /** Ids that no refusal has. */
  readonly unknown: readonly string[];
}

/** The deliveries that fit all filters. */
export function fitting(deliveries: readonly SetAsideDelivery[], { source, code, since }: RefusalFilters): readonly SetAsideDelivery[] {
  return deliveries.filter((each) =>
    (source === undefined || each.source === source) && (code === undefined || each.code === code) && (since === undefined || each.receivedAt >= since));
}

/** The refusals that are asked for, whatever is to come of them. */
export function askedFor({ deliveries }: Pick<SetAsideDeliveries, 'deliveries'>, choice: RefusalChoice): readonly SetAsideDelivery[] {
  const named = new Set(choice.ids);
  const refused = deliveries.filter(({ kind }) => kind === 'refused');
  return named.size > 0 ? refused.filter(({ deliveryId }) => named.has(deliveryId)) : fitting(refused, choice);
}

/** Decides what of the refusals that are asked for is delivered again; pure. `takenIds` are the deliveries of which the read models hold a fact. */
export function selectRefusals(asked: readonly SetAsideDelivery[], choice: RefusalChoice, takenIds: ReadonlySet<string>): Selection {
  const known = new Set(asked.map(({ deliveryId }) => deliveryId));
  const byFate = Map.groupBy(asked, (each) => fateOf(each, choice, takenIds));
  return {
    chosen: [...(byFate.get('chosen') ?? [])].reverse(),
    truncated: byFate.get('truncated') ?? [],
    taken: byFate.get('taken') ?? [],
    unproven: byFate.get('unproven') ?? [],
    unknown: [...new Set(choice.ids)].filter((id) => !known.has(id)),
  };
}

function fateOf(delivery: SetAsideDelivery, { ids, code, again }: RefusalChoice, takenIds: ReadonlySet<string>): 'chosen' | 'truncated' | 'taken' | 'unproven' {
  if (delivery.isTruncated) return 'truncated';
  if (takenIds.has(delivery.deliveryId) && again !== true) return 'taken';
  return delivery.isUnproven && ids.length === 0 && code === undefined ? 'unproven' : 'chosen';
}
