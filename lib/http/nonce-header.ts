/** The request header in which a page is told the nonce of its scripts and styles. */
export const NONCE_HEADER = 'x-nonce';
