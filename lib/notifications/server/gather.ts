import type { Fact } from '../fact';
import { accountFacts } from './account-facts';
import { readAudience } from './audience';
import { auditFacts } from './audit-facts';
import { catalogueFacts } from './catalogue-facts';
import { clauseFacts } from './clause-facts';
import { certificateFacts, contractFacts } from './contract-facts';
import { policyFacts } from './policy-facts';
import { proposalFacts } from './proposal-facts';

/** What happened longer ago is history, and nobody is told of it any more. */
const NEWS_MS = 24 * 60 * 60 * 1000;

/** Everything that there is to tell now, told before or not. */
export async function gatherFacts(now: Date): Promise<Fact[]> {
  const audience = await readAudience();
  const since = new Date(now.getTime() - NEWS_MS);
  return [
    ...(await proposalFacts(since, now, audience)),
    ...(await clauseFacts(now, audience)),
    ...(await contractFacts(now, audience)),
    ...(await certificateFacts(now, audience)),
    ...(await policyFacts(since, now, audience)),
    ...(await catalogueFacts(since, audience)),
    ...(await accountFacts(since, audience)),
    ...(await auditFacts(audience)),
  ];
}
