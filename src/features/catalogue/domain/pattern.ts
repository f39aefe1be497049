/** Whether a pattern of an item is a regular expression that can match a whole value. */
export function compiles(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return true;
  } catch {
    return false;
  }
}
