/**
 * SQLSTATE classes 22 (data exception) and 23 (integrity constraint): the database works, and does not take what the
 * message made of its rows. Deadlocks, lost connections and full disks have other classes.
 */
const DATA = /^2[23][0-9A-Z]{3}$/;

const PROGRAM = [TypeError, RangeError, SyntaxError, URIError];

/**
 * Whether a fault comes of what a message says: it would come again whenever the message does. All others (database,
 * disk, network) are this gateway's, and go away.
 */
export function liesInMessage(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const ofData = 'code' in fault && typeof fault.code === 'string' && DATA.test(fault.code);
  return ofData || PROGRAM.some((kind) => fault instanceof kind);
}

/** What kind of fault it is, without its message: those of databases and parsers quote the values. */
export const kindOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault;
  return 'code' in fault ? String(fault.code) : fault.name;
};
