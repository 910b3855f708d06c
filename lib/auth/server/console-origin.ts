import type { Origin } from '@/lib/audit/origin';
import { clientAddress } from './client-address';

/** Where a change comes from that a browser asked for. @param sessionId null = nobody is signed in there */
export const consoleOrigin = (headers: Headers, sessionId: string | null): Origin => ({
  via: 'console',
  address: clientAddress(headers),
  sessionId,
  tokenId: null,
  requestId: headers.get('x-request-id'),
});
