// Loaded by a child process before the command: sends it a signal as soon as it tells of a stage of its work. From
// within, because a stage may be over before another process hears of it, and short ones are not shown at all.
import { ConsoleContext } from '../../../src/platform/cli/console-context.ts';

const { YUZU_TEST_SIGNAL: signal, YUZU_TEST_STAGE: stage = '' } = process.env;
const { progress } = ConsoleContext.prototype;
let sent = false;

ConsoleContext.prototype.progress = function (label, ...counts) {
  if (!sent && label.startsWith(stage)) {
    sent = true;
    process.kill(process.pid, signal);
  }
  progress.call(this, label, ...counts);
};
