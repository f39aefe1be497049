import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { commandErrors } from './errors.js';

/** As `URL` writes hosts: IPv4 in dotted decimals, IPv6 in brackets, names in small letters. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Refused for a URL over which the token would leave this machine unencrypted. */
export function gatewayUrl(text: string): Outcome<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return refuse(commandErrors.GATEWAY_URL_INVALID, { url: text });
  if (url.protocol === 'https:' || LOOPBACK.test(url.hostname)) return ok(url);
  return refuse(commandErrors.GATEWAY_URL_INSECURE, { host: url.host });
}
