import type { DeliverySource } from './delivery-source';
import { commentFrame, policyFrame, retryFrame } from './event-frames';
import type { Sink } from './sink';
import type { ActivePolicy } from './snapshot';
import type { TokenRow } from './token';

/** A client that is told of each new version. */
export interface Stream {
  readonly token: TokenRow;
  readonly sink: Sink;
  /** `<epoch>.<version>` that the client has; null = none. */
  readonly has: string | null;
  /** Told with each comment that the client has taken everything up to then. */
  readonly seen: () => void;
  /** Ms until it is ended, so that clients spread anew over the hosts. */
  readonly lifetimeMs: number;
}

export interface Streams {
  /** Tells the current version unless the client has it, then each later one. Returns what ends the stream. */
  readonly add: (stream: Stream) => () => void;
  /** Tells what is new, and ends the streams of tokens that no longer hold, after a change. */
  readonly review: () => void;
  readonly count: () => number;
  readonly drain: () => void;
}

const COMMENT_MS = 15_000;
/** Ms, give or take half, until a client comes back whose host has ended. */
const DRAINED_RETRY_MS = 1_500;
/** How often the clock is looked at, for all streams at once: less than the 2 s within which a token's end is in force. */
const TICK_MS = 1_000;

interface Listening {
  readonly token: TokenRow;
  readonly sink: Sink;
  readonly seen: () => void;
  readonly endsAt: number;
  has: string | null;
  commentAt: number;
}

/**
 * A client that does not take what it was sent is sent nothing more until it does, and then the version of that moment: so
 * one stream never holds more than a few frames, however slow.
 *
 * @param holds whether a token that was let in still would be
 */
export function streams(source: DeliverySource, holds: (token: TokenRow) => boolean): Streams {
  const listening = new Set<Listening>();
  let timer: NodeJS.Timeout | undefined;

  function leave(stream: Listening): void {
    listening.delete(stream);
    if (listening.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  function end(stream: Listening): void {
    leave(stream);
    stream.sink.end();
  }
  /** One look at every stream; versions are made into frames once for all of them. */
  function look(of: Iterable<Listening>): void {
    const frames = new Map<ActivePolicy, Uint8Array>();
    const frameOf = (policy: ActivePolicy): Uint8Array => {
      const frame = frames.get(policy) ?? policyFrame(policy, source);
      frames.set(policy, frame);
      return frame;
    };
    const now = performance.now();
    for (const stream of of) {
      const policy = source.snapshot()?.policies.get(stream.token.environment);
      if (!policy || now >= stream.endsAt || !holds(stream.token)) end(stream);
      else if (!stream.sink.ready()) continue;
      else if (policy.versionText !== stream.has) {
        stream.sink.write(frameOf(policy));
        stream.has = policy.versionText;
        stream.commentAt = now + COMMENT_MS;
      } else if (now >= stream.commentAt) {
        stream.sink.write(commentFrame());
        stream.seen();
        stream.commentAt = now + COMMENT_MS;
      }
    }
  }
  return {
    add: ({ lifetimeMs, ...client }) => {
      const now = performance.now();
      const stream = { ...client, endsAt: now + lifetimeMs, commentAt: now + COMMENT_MS };
      listening.add(stream);
      timer ??= setInterval(() => look([...listening]), TICK_MS).unref();
      look([stream]);
      return () => leave(stream);
    },
    review: () => look([...listening]),
    count: () => listening.size,
    drain: () => {
      for (const stream of [...listening]) {
        // Another host takes them, spread over some seconds.
        stream.sink.write(retryFrame(Math.round(DRAINED_RETRY_MS * (0.5 + Math.random()))));
        end(stream);
      }
    },
  };
}
