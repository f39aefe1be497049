/** Operator code of this gateway, e.g. `MINATO`. */
export abstract class OwnCode {
  abstract readonly code: string;
}
