// Loaded by a child process before the command: from the first archiver on, no file of this process, and of those it
// starts, may have more than 100 KB. What runs the sources writes larger ones before.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = childProcess;
childProcess.spawn = (program, ...given) => {
  childProcess.execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=100000']);
  return spawn(program, ...given);
};
syncBuiltinESMExports();
