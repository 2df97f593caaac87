import type { Event } from './event';
import type { OperatorActed } from './events/operator-acted';
import { makeEvent } from './make-event';
import { canonicalJson } from './canonical-json';
import { deterministicId } from './uuid';

/** The fact that an operator used a verb; the same act at the same moment is the same fact. */
export function operatorActedEvent(act: Omit<OperatorActed, 'actionId'>): Event<'OperatorActed'> {
  const actionId = deterministicId('event', ['OperatorActed', canonicalJson(act)]);
  return makeEvent('OperatorActed', { id: actionId, subject: act.verb, time: act.actedAt, correlationId: actionId, causationId: actionId }, { actionId, ...act });
}
