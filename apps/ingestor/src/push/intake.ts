/** Bounds what is in work at once. Whoever finds no room is to come again later; nothing waits in line. */
export interface Intake {
  /** Room for one delivery, or `undefined` where there is none. */
  admit(): Admission | undefined;
}

/** The room that one delivery takes. */
export interface Admission {
  /** Takes room for so many more bytes; false where there is none. */
  grow(bytes: number): boolean;
  /** Gives back room for so many bytes. */
  shrink(bytes: number): void;
  /** Gives all back; may be called again without effect. */
  release(): void;
}

/** How much may be in work at once. */
export interface IntakeLimits {
  readonly deliveries: number;
  readonly bytes: number;
}

/** An intake that is empty. */
export function createIntake(limits: IntakeLimits): Intake {
  let deliveries = 0;
  let bytes = 0;
  return {
    admit: () => {
      if (deliveries >= limits.deliveries) return undefined;
      deliveries += 1;
      let own = 0;
      let isReleased = false;
      const change = (by: number): void => {
        own += by;
        bytes += by;
      };
      return {
        grow: (more) => {
          if (isReleased || bytes + more > limits.bytes) return false;
          change(more);
          return true;
        },
        shrink: (less) => change(-Math.min(less, own)),
        release: () => {
          if (isReleased) return;
          isReleased = true;
          deliveries -= 1;
          change(-own);
        },
      };
    },
  };
}
