import type { Acknowledgement, Said } from './acknowledgement';

/** The acknowledgements of a host's routers, gathered until they are written together. */
export interface Acknowledgements {
  /** Never waits, never throws. */
  readonly note: (of: Acknowledgement) => void;
  /** Writes what is new, if anything; what cannot be written is kept for the next time. Never rejects. */
  readonly flush: () => Promise<void>;
}

/** So many routers are remembered by one host; half as many of one token, so that none crowds out the others. */
export const REMEMBERED = 20_000;
const REMEMBERED_OF_TOKEN = REMEMBERED / 2;
const BATCH = 10_000;
/** Ms between two writes of a router that has nothing new to say. */
const SEEN_EVERY_MS = 10_000;
/** Ms after which a router that is heard of no more is forgotten. */
const FORGET_MS = 60_000;

/** A router as it was last heard of. */
interface Heard {
  readonly environment: string;
  readonly instance: string;
  /** The token that it was first heard with, which it counts against. */
  readonly countedFor: string;
  tokenId: string;
  said: Said | null;
  /** Whether it said that since the last write. Another host may know better than what was said before. */
  fresh: boolean;
  seenAt: number;
  /** `seenAt` and `said` as they were last written. */
  writtenAt: number;
  written: Said | null;
}

/**
 * @param write throws if the database does not take them
 * @param failed is told why, or that some were not remembered
 */
export function acknowledgements(
  write: (batch: readonly Acknowledgement[]) => Promise<void>,
  failed: (reason: unknown) => void,
): Acknowledgements {
  const heard = new Map<string, Heard>();
  const ofToken = new Map<string, number>();
  const due = new Set<Heard>();
  let dropped = 0;
  let newest = 0;

  function remember(key: string, { environment, instance, tokenId, seenAt }: Acknowledgement): Heard | null {
    const others = ofToken.get(tokenId) ?? 0;
    if (heard.size >= REMEMBERED || others >= REMEMBERED_OF_TOKEN) {
      dropped += 1;
      return null;
    }
    const router: Heard = {
      environment,
      instance,
      countedFor: tokenId,
      tokenId,
      said: null,
      fresh: false,
      seenAt,
      writtenAt: Number.NEGATIVE_INFINITY,
      written: null,
    };
    heard.set(key, router);
    ofToken.set(tokenId, others + 1);
    return router;
  }

  function forget(): void {
    for (const [key, router] of heard) {
      if (due.has(router) || newest - router.seenAt < FORGET_MS) continue;
      heard.delete(key);
      const others = (ofToken.get(router.countedFor) ?? 1) - 1;
      if (others > 0) ofToken.set(router.countedFor, others);
      else ofToken.delete(router.countedFor);
    }
  }

  return {
    note: (of) => {
      const key = `${of.environment} ${of.instance}`;
      const router = heard.get(key) ?? remember(key, of);
      if (!router) return;
      router.seenAt = Math.max(router.seenAt, of.seenAt);
      newest = Math.max(newest, of.seenAt);
      if (of.said) {
        router.tokenId = of.tokenId;
        router.fresh = true;
        if (!same(of.said, router.said)) router.said = of.said;
      }
      if (isDue(router)) due.add(router);
    },
    flush: async () => {
      if (dropped > 0) {
        failed(`${dropped} acknowledgements of routers beyond the ${REMEMBERED} that are remembered`);
        dropped = 0;
      }
      while (due.size > 0) {
        const batch = [...due].slice(0, BATCH).map((router) => ({ router, ...router }));
        for (const { router } of batch) router.fresh = false;
        try {
          await write(batch.map(toWrite));
        } catch (error) {
          for (const { router, fresh } of batch) router.fresh ||= fresh;
          failed(error);
          break;
        }
        for (const { router, said, seenAt } of batch) {
          router.writtenAt = seenAt;
          router.written = said;
          if (!isDue(router)) due.delete(router);
        }
      }
      forget();
    },
  };
}

function isDue({ said, written, seenAt, writtenAt }: Heard): boolean {
  return !same(said, written) || seenAt - writtenAt >= SEEN_EVERY_MS;
}

function toWrite({ environment, instance, tokenId, said, fresh, seenAt }: Heard): Acknowledgement {
  return { environment, instance, tokenId, said: fresh ? said : null, seenAt };
}

function same(one: Said | null, other: Said | null): boolean {
  if (one === other) return true;
  return (
    one?.applied === other?.applied && one?.rejected === other?.rejected && one?.library === other?.library
  );
}
