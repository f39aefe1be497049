/** 名寄せの工程, in this order. */
const LINK_STAGES = ['normalise', 'load', 'estimate', 'find', 'decide', 'write'] as const;
export type LinkStage = (typeof LINK_STAGES)[number];

/** Where a run stands. `step`: what the engine is doing, e.g. `candidates of birth-kana`; '' between its steps. */
export type ReportStage = (stage: LinkStage, step: string, done: number, total: number) => void;

/** Tells which stage a run has reached and what the engine is doing within it. */
export class LinkStages {
  private stage: LinkStage = 'normalise';

  constructor(private readonly report: ReportStage = () => undefined) {}

  enter(stage: LinkStage): void {
    this.stage = stage;
    this.step('');
  }

  readonly step = (name: string): void => {
    const done = LINK_STAGES.indexOf(this.stage);
    this.report(this.stage, name, done, LINK_STAGES.length);
  };

  done(): void {
    this.report(this.stage, '', LINK_STAGES.length, LINK_STAGES.length);
  }
}
