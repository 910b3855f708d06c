/** From where a change comes. Kept beside the trail and not in it, so that it can be forgotten. */
export interface Origin {
  readonly via: 'console' | 'api' | 'scim' | 'command' | 'system';
  /** The network address, as `clientAddress` reads it. */
  readonly address: string | null;
  /** The session of the browser. */
  readonly sessionId: string | null;
  /** The public id of the token. */
  readonly tokenId: string | null;
  /** The id by which the logs know the request. */
  readonly requestId: string | null;
}
