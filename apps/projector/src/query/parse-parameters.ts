import type { z } from 'zod';
import { ParametersError, type Fault } from './problem';

/**
 * The parameters of a request, read from the query string itself. Each may be given once; what the route does not know is
 * a fault, for a filter with a typing error would otherwise answer with too much. Throws ParametersError with all faults.
 */
export function parseParameters<S extends z.ZodObject>(schema: S, given: URLSearchParams): z.output<S> {
  const allowed = Object.keys(schema.shape);
  const names = [...new Set(given.keys())];
  const structural = names.flatMap((name) => structuralFault(name, given.getAll(name).length, allowed));
  const known = Object.fromEntries(names.filter((name) => allowed.includes(name)).map((name) => [name, given.get(name)]));
  const parsed = schema.safeParse(known);
  if (structural.length === 0 && parsed.success) return parsed.data;
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => faultOf(String(issue.path[0] ?? ''), issue.message));
  throw new ParametersError([...structural, ...faults]);
}

function structuralFault(name: string, times: number, allowed: readonly string[]): readonly Fault[] {
  if (!allowed.includes(name)) {
    const list = allowed.length === 0 ? 'none' : allowed.join(', ');
    return [{ parameter: shortened(name), message: `${shortened(name)} is not a parameter here; allowed: ${list}.` }];
  }
  return times > 1 ? [{ parameter: name, message: `${name} is given ${times} times; give it once.` }] : [];
}

function faultOf(parameter: string, allowed: string): Fault {
  return { parameter, message: `${parameter} must be ${allowed}.` };
}

/** A name from outside, short enough to be repeated in an answer. */
function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
