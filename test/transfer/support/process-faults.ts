/** Moments of each command at which it is killed; set YUZU_KILLS for more. */
export const KILLS = 25;

/** Of `yuzu provide`, which does what the other two are tried at, one after the other. */
export const PROVIDE_KILLS = 5;

/** What happens to the process that works: caused in killed-processes.test.ts and provide.test.ts. */
export const PROCESS_FAULTS: readonly { readonly what: string; readonly outcome: string }[] = [
  {
    what: `\`kill -9\` at ${KILLS} random moments of \`yuzu pack\`, and ${KILLS} of \`yuzu open\``,
    outcome: 'whole or absent; the next run succeeds',
  },
  {
    what: `\`kill -9\` at ${PROVIDE_KILLS} random moments of \`yuzu provide\``,
    outcome: 'whole or absent; the next run succeeds',
  },
  {
    what: 'SIGINT or SIGTERM to `yuzu extract`, `yuzu pack`, `yuzu open` or `yuzu provide`',
    outcome: 'absent; nothing is left for a next run to erase; the process ends by the signal',
  },
  {
    what: 'a killed run whose process number another process has by now',
    outcome: 'told apart by when the process began: the next run erases what it left',
  },
  {
    what: 'a second run with the same output while one works',
    outcome: 'whole, by one of them; the other: `PACKAGE_OUTPUT_EXISTS`',
  },
];
