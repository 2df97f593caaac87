import { toBoundedId } from './bounded-id';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe("an actor's id in rows", () => {
  it.each(['country:UA', `person:${'a'.repeat(505)}`, `org:${'é'.repeat(254)}`])('of at most 512 bytes stays as it is: %s', (id) => {
    expect(toBoundedId(id)).toBe(id);
  });

  it.each([`person:${'a'.repeat(506)}`, `org:${'é'.repeat(255)}`, `group:${'😀'.repeat(5_000)}`, `org:x${'😀'.repeat(5_000)}`])('of more is cut to 512 bytes, between characters', (id) => {
    const bounded = toBoundedId(id);
    expect(bytesOf(bounded)).toBeLessThanOrEqual(512);
    expect(bytesOf(bounded)).toBeGreaterThan(505);
    expect(bounded.isWellFormed()).toBe(true);
    expect(bounded).not.toContain('\ufffd');
    expect(id.startsWith(bounded.slice(0, -33))).toBe(true);
  });

  it('differs where only the far end of long ids differs', () => {
    const long = `org:${'a'.repeat(9_000)}`;
    expect(toBoundedId(`${long}b`)).not.toBe(toBoundedId(`${long}c`));
  });
});
