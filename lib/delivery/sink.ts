/** Where a stream writes. */
export interface Sink {
  /** Whether the client has taken what it was sent. */
  readonly ready: () => boolean;
  readonly write: (frame: Uint8Array) => void;
  readonly end: () => void;
}
