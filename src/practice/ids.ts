import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A fresh id in Slack's manner: a prefix and ten capitals and digits. */
export function freshId(prefix: string, length = 10): string {
  let id = prefix;
  for (const byte of randomBytes(length)) id += ALPHABET[byte % ALPHABET.length];
  return id;
}

/** A secret that cannot be guessed, for tokens and response addresses. */
export function freshSecret(): string {
  return randomBytes(18).toString('base64url');
}
