import type { Mark } from '@on-record/domain';
import { endsBefore, kindOfElement, skippedElements } from './html-elements';

/** What the open elements say about the text at this place. */
export interface Surroundings {
  readonly kind: Mark['kind'];
  readonly isSkipped: boolean;
  readonly isPreformatted: boolean;
}

interface OpenElement extends Surroundings {
  readonly name: string;
}

/**
 * The elements that are open while HTML is walked through. Every step costs what it removes, so that no nesting is
 * quadratic (the tree builders of HTML parsers search and shift a stack for each tag); elements nested deeper than
 * any article needs are not followed, and their text counts for the elements around them.
 */
export interface OpenElements {
  surroundings(): Surroundings;
  open(name: string, isHidden: boolean): void;
  close(name: string): void;
}

const MAX_DEPTH = 512;
const OUTSIDE: Surroundings = { kind: 'paragraph', isSkipped: false, isPreformatted: false };

/** No element is open. */
export function createOpenElements(): OpenElements {
  const stack: OpenElement[] = [];
  const openByName = new Map<string, number>();
  const count = (name: string, change: number): void => {
    openByName.set(name, (openByName.get(name) ?? 0) + change);
  };
  const pop = (): string | undefined => {
    const name = stack.pop()?.name;
    if (name !== undefined) count(name, -1);
    return name;
  };
  const surroundings = (): Surroundings => stack.at(-1) ?? OUTSIDE;
  return {
    surroundings,
    open: (name, isHidden) => {
      while (endsBefore(stack.at(-1)?.name ?? '', name)) pop();
      if (stack.length >= MAX_DEPTH) return;
      stack.push(within(surroundings(), name, isHidden));
      count(name, 1);
    },
    close: (name) => {
      if ((openByName.get(name) ?? 0) === 0) return;
      while (pop() !== name);
    },
  };
}

function within(outer: Surroundings, name: string, isHidden: boolean): OpenElement {
  return {
    name,
    kind: (Object.hasOwn(kindOfElement, name) ? kindOfElement[name] : undefined) ?? outer.kind,
    isSkipped: outer.isSkipped || isHidden || skippedElements.has(name),
    isPreformatted: outer.isPreformatted || name === 'pre',
  };
}
