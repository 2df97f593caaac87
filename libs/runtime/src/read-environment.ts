/** The environment of a process as keys and values. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process; nothing else in the project reads it. */
export function readEnvironment(): Environment {
  return { ...process.env };
}
