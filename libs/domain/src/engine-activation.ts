import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { EngineVersionActivated } from './events/engine-version-activated';
import { makeEvent } from './make-event';
import { deterministicId } from './uuid';

/** The fact that an operator activated an engine version; the same act at the same moment is the same fact. */
export function engineVersionActivatedEvent(act: Omit<EngineVersionActivated, 'activationId'>): Event<'EngineVersionActivated'> {
  const activationId = deterministicId('event', ['EngineVersionActivated', canonicalJson(act)]);
  const context = { id: activationId, subject: act.engineVersion, time: act.activatedAt, correlationId: activationId, causationId: activationId };
  return makeEvent('EngineVersionActivated', context, { activationId, ...act });
}
