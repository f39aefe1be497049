import { readFileSync } from 'node:fs';

/**
 * When the process began, in the kernel's clock ticks since it started itself: with the pid it names one
 * process, where the pid alone comes round again. Empty where the system tells none (other than Linux).
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name, which may hold blanks and brackets: fields are counted behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Names this process among all that ever ran on this machine: `PID.START`. */
export const ownMark = (): string => `${process.pid}.${startOf(process.pid)}`;

/** Whether the process of the mark is still the one that runs under its pid. */
export function isRunning(mark: string): boolean {
  const [pid = '', start = ''] = mark.split('.');
  return isAlive(Number(pid)) && (start === '' || startOf(Number(pid)) === start);
}
