// Loaded by a child process before the command: every archiver it starts stands still until somebody lets it go on,
// so that whoever looks sees it at work, however short that is.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = childProcess;
childProcess.spawn = (program, ...given) => {
  const child = spawn(program, ...given);
  if (program.includes('7zz')) child.kill('SIGSTOP');
  return child;
};
syncBuiltinESMExports();
