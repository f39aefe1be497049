/** How many jobs of each name this process is at. A process that dies takes its places with it. */
export class JobPlaces {
  private readonly taken = new Map<string, number>();

  /** Does nothing where `most` of the name are at work. */
  async within(name: string, most: number, work: () => Promise<void>): Promise<void> {
    const already = this.taken.get(name) ?? 0;
    if (already >= most) return;
    this.taken.set(name, already + 1);
    try {
      await work();
    } finally {
      this.taken.set(name, (this.taken.get(name) ?? 1) - 1);
    }
  }
}
