const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Clears up when the process is told to end, then lets it end; gives what takes that back. First of all
 * listeners: `once` takes others off the list as they are called, and whoever else listens ends the process
 * himself.
 */
export function beforeEnd(clearUp: () => void): () => void {
  const release = () => {
    for (const name of SIGNALS) process.removeListener(name, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    clearUp();
    release();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const name of SIGNALS) process.prependListener(name, onSignal);
  return release;
}
