/** Exit codes of the `yuzu` command, documented in docs/cli.md. */
export const EXIT = {
  ok: 0,
  /** A fault of the program or the machine (disk full, unreadable file). */
  fault: 1,
  /** The command line was wrong. */
  usage: 2,
  /** Refused for a stated reason: a gate, a missing permission, a wrong state. */
  refused: 3,
  /** The data do not conform to the definition, or records did not read. */
  nonconforming: 4,
  /** A signature, hash or chain does not hold: the material was altered or is not from whom it claims. */
  tampered: 5,
  /** Stopped by the user or the system (SIGINT, SIGTERM) before it was done; as shells count it. */
  stopped: 130,
} as const;
