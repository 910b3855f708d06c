import { randomBytes } from 'node:crypto';

const GIVEN = /^[A-Za-z0-9._:-]{1,64}$/;
const prefix = randomBytes(6).toString('base64url');
let count = 0;

/** The client's own `X-Request-Id` if it is plain, or one that no other request has. */
export function requestIdOf(given: string | undefined): string {
  if (given !== undefined && GIVEN.test(given)) return given;
  count += 1;
  return `${prefix}-${count.toString(36)}`;
}
