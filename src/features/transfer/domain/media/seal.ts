/** 封印. A numbered, tamper-evident seal; its number goes onto one sealing in its life. */
export interface Seal {
  readonly number: string;
  /** Code of the operator whose seal it is. */
  readonly operator: string;
  readonly state: 'unused' | 'used' | 'void';
  /** Medium it was put on. */
  readonly mediumId?: string;
}
