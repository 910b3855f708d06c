import { type RuleUse, rulesNaming } from '@/components/catalogue/UsedBy';
import type { OfferingUse } from '@/lib/routing/offering-use';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { offeringUses } from '@/lib/routing/server/offering-uses-queries';
import { listEnvironments, listRouting } from '@/lib/routing/server/queries';

/** The rules of every open draft that name an offering, and those of active versions that call it. */
export async function usesOf(
  offering: string,
): Promise<{ readonly drafts: readonly RuleUse[]; readonly active: readonly OfferingUse[] }> {
  const [environments, all] = await Promise.all([listEnvironments(), offeringUses()]);
  const drafts = await Promise.all(
    environments.map(async ({ key, ...environment }) =>
      rulesNaming(
        offering,
        { key, ...environment },
        await Promise.all((await openDraftNames(key)).map((draft) => listRouting(key, draft))),
      ),
    ),
  );
  return {
    drafts: drafts.flat(),
    active: all.filter((use) => use.offering === offering && use.version !== null),
  };
}
