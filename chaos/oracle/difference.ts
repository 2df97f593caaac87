/** Something that is not as it must be. */
export interface Difference {
  /** `lost`: it should be there; `double`: it is there more than once; `resurrected`: it is withheld, and seen; `wrong`: anything else. */
  readonly kind: 'lost' | 'double' | 'resurrected' | 'wrong';
  readonly words: string;
}
