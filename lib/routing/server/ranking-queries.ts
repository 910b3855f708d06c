import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import { grantedOfferings } from '../granted';
import { rankCandidates } from '../rank';
import { type Candidates, prepareCandidates } from '../rank-candidates';
import { REASONS } from '../rank-filter';
import { grantedCandidates, rankingQuestion } from '../rank-rules';
import { type RankingTerms, rankingTerms } from '../rank-terms';
import { placesNeeded, type RankingView, rankingView } from '../rank-view';
import type { CatalogueFacts } from '../records';
import { selectSchema } from '../select-schema';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { allOfferings } from './all-offerings';
import { type CoveredOfferings, coveredNow } from './covered-offerings';
import { taskClassSource, vocabularyRecords } from './records';

/** A selection as someone is writing it, with what its rule asks on top. */
const rankingInput = z.strictObject({
  environment: keySchema,
  taskClass: keySchema,
  rule: z.strictObject({
    /** Only ties are drawn by it, so a key that is still being typed will do. */
    key: z.string().max(100),
    ...ruleDefinitionSchema.pick({ when: true, needs: true, regions: true, salt: true }).shape,
  }),
  select: selectSchema,
  /** What of the answer is asked for: an offering that is not shown is not sent. */
  show: z
    .strictObject({
      places: z.number().int().min(0).max(1000).default(20),
      out: z.number().int().min(0).max(1000).default(20),
      text: z.string().max(200).default(''),
      reason: z.enum(REASONS).optional(),
    })
    .prefault({}),
});

interface Kept {
  readonly facts: CatalogueFacts;
  readonly candidates: Candidates;
}

/** What was last worked out, by what it was worked out from. */
const kept = new WeakMap<CoveredOfferings, Kept>();
const listed = new WeakMap<CatalogueFacts, Candidates>();

/**
 * What a selection would select at `now`, with the score and the inputs of each offering or why it is out: what a compile
 * would keep in the notes. Reads the database only for what has changed since it was last asked.
 * @param input see `rankingInput`
 * @throws AppError invalid or not_found
 */
export async function rankLive(input: unknown, now: Date): Promise<RankingView> {
  const { environment: place, taskClass: key, rule, select, show } = readInput(rankingInput, input);
  const [found, candidates, { byKey }] = await Promise.all([
    db().taskClass.findFirst({ where: { key, archivedAt: null } }),
    grantedNow(place, now),
    catalogueSnapshot(now),
  ]);
  if (!found) throw notFound('task class');
  const question = rankingQuestion(taskClassSource(found), rule.key, rule, select, candidates);
  const ranking = rankCandidates(candidates, question, now.getTime(), placesNeeded(show));
  return rankingView(ranking, show, (offering) => {
    const row = byKey.get(offering);
    return { model: row?.modelName ?? offering, channel: row?.channelName ?? '' };
  });
}

/** What a selection may ask for, as the catalogue is now. */
export async function termsLive(now: Date): Promise<RankingTerms> {
  const [candidates, { rows }] = await Promise.all([listedNow(now), catalogueSnapshot(now)]);
  const names = new Map<string, string>();
  for (const { channelKey, channelName, ownerKey, ownerName } of rows) {
    names.set(channelKey, channelName);
    if (ownerKey && ownerName) names.set(ownerKey, ownerName);
  }
  return rankingTerms(candidates, (key) => names.get(key) ?? key);
}

/** Every offering as an environment is granted it. */
async function grantedNow(environment: string, now: Date): Promise<Candidates> {
  const [vocabulary, facts, covered] = await Promise.all([
    vocabularyRecords(db()),
    allOfferings(db()),
    coveredNow(environment, now),
  ]);
  const have = kept.get(covered);
  if (have?.facts === facts) return have.candidates;
  const offerings = covered.atContractPrices(facts.offerings);
  const records = { ...vocabulary, ...facts, offerings, covered: covered.all() };
  const candidates = grantedCandidates(records, grantedOfferings(records), now.getTime());
  kept.set(covered, { facts, candidates });
  return candidates;
}

/** Every offering as the catalogue has it. */
async function listedNow(now: Date): Promise<Candidates> {
  const [vocabulary, facts] = await Promise.all([vocabularyRecords(db()), allOfferings(db())]);
  const have = listed.get(facts);
  if (have) return have;
  const clearance = clearanceWithoutEvidence(vocabulary.levels, vocabulary.tags);
  const candidates = prepareCandidates({ ...vocabulary, ...facts }, () => clearance, now.getTime());
  listed.set(facts, candidates);
  return candidates;
}
