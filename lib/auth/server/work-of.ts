/** Where the work of a person is found that somebody else can take over. */

export const clausesOf = (assigneeId: string) => ({
  assigneeId,
  archivedAt: null,
  contract: { archivedAt: null },
});

export const contractsOf = (ownerId: string) => ({ ownerId, archivedAt: null });

export const serviceAccountsOf = (responsibleId: string) => ({ responsibleId, archivedAt: null });

/** Limited contracts that no other active person could read, were this one gone. */
export const readAloneBy = (personId: string) => ({
  archivedAt: null,
  limited: true,
  OR: [{ ownerId: personId }, { readers: { some: { personId } } }],
  NOT: {
    OR: [
      { owner: { id: { not: personId }, archivedAt: null } },
      { readers: { some: { personId: { not: personId }, person: { archivedAt: null } } } },
    ],
  },
});
