/** Holds work where the test wants it until it lets go. */
export class Latch {
  readonly opened: Promise<void>;
  private release: () => void = () => undefined;

  constructor() {
    this.opened = new Promise((open) => {
      this.release = open;
    });
  }

  open(): void {
    this.release();
  }
}
