const NAME = /^[A-Za-z0-9_+\-/:]{1,64}$/;
const known = new Map<string, boolean>();
const MAX_KNOWN = 1_000;

/** Says whether this is a time zone that `Intl` knows, such as Asia/Kolkata. */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name) ?? (NAME.test(name) && isKnownToIntl(name));
  if (known.size < MAX_KNOWN) known.set(name, answer);
  return answer;
}

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    // Intl throws a RangeError for a zone that it does not know; there is no other way to ask.
    return false;
  }
}
