/** 32 random bytes in base64url, as `yuzu pack` makes them; nothing else is given to 7-Zip. */
export const isPassphrase = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
