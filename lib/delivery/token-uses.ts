/** When tokens were last used, gathered until they are written together. */
export interface TokenUses {
  /** @param at ms since 1970 */
  readonly note: (id: string, at: number) => void;
  /** Writes what was gathered, if anything; what cannot be written is kept for the next time. */
  readonly flush: () => Promise<void>;
}

/**
 * @param write throws if the database does not take them
 * @param failed is told why
 */
export function tokenUses(
  write: (uses: ReadonlyMap<string, number>) => Promise<void>,
  failed: (error: unknown) => void,
): TokenUses {
  const uses = new Map<string, number>();
  return {
    note: (id, at) => void uses.set(id, at),
    flush: async () => {
      if (uses.size === 0) return;
      const batch = new Map(uses);
      try {
        await write(batch);
        for (const [id, at] of batch) if (uses.get(id) === at) uses.delete(id);
      } catch (error) {
        failed(error);
      }
    },
  };
}
