import { html, type Html } from './html.ts';

/** A stretch of text with the class that shows it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: 'gold' | 'optional' | 'found' | 'wrong';
}

/** A text with marks that may overlap: each stretch between two edges has the classes of all marks over it. */
export function markedText(text: string, marks: readonly Mark[]): Html {
  const sound = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const edges = [...new Set([0, text.length, ...sound.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return html`${edges.slice(0, -1).map((start, place) => stretch(text.slice(start, edges[place + 1]), classesAt(start, sound)))}`;
}

function classesAt(start: number, marks: readonly Mark[]): string {
  return [...new Set(marks.filter((mark) => mark.start <= start && start < mark.end).map(({ name }) => name))].sort().join(' ');
}

function stretch(text: string, classes: string): Html {
  return classes === '' ? html`${text}` : html`<span class="${classes}">${text}</span>`;
}
