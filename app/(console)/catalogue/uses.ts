import { type RuleUse, rulesNaming } from '@/components/catalogue/UsedBy';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { listEnvironments, listRouting } from '@/lib/routing/server/queries';

/** The rules of every open draft that name an offering. */
export async function usesOf(offering: string): Promise<readonly RuleUse[]> {
  const environments = await listEnvironments();
  const uses = await Promise.all(
    environments.map(async ({ key, ...environment }) =>
      rulesNaming(
        offering,
        { key, ...environment },
        await Promise.all((await openDraftNames(key)).map((draft) => listRouting(key, draft))),
      ),
    ),
  );
  return uses.flat();
}
