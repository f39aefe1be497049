export const MEDIUM_KINDS = ['ssd', 'hdd', 'usb-memory', 'optical', 'tape'] as const;
export type MediumKind = (typeof MEDIUM_KINDS)[number];

/** 可搬記録媒体. */
export interface Medium {
  readonly id: string;
  /** Operator code: this operator, or the peer whose medium is or was in this operator's hands. */
  readonly owner: string;
  readonly kind: MediumKind;
  readonly serial: string;
  readonly capacityBytes: number;
  readonly hardwareEncrypted: boolean;
}

export const MEDIUM_KIND_JA: Readonly<Record<MediumKind, string>> = {
  ssd: 'SSD',
  hdd: 'ハードディスク',
  'usb-memory': 'USBメモリ',
  optical: '光ディスク',
  tape: '磁気テープ',
};
