import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import { rankCandidates } from '../rank';
import { type Candidates, prepareCandidates } from '../rank-candidates';
import { REASONS } from '../rank-filter';
import { rankingQuestion } from '../rank-rules';
import { type RankingTerms, rankingTerms } from '../rank-terms';
import { placesNeeded, type RankingView, rankingView } from '../rank-view';
import type { OfferingFacts } from '../records';
import { selectSchema } from '../select-schema';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { allOfferings } from './all-offerings';
import { taskClassSource, vocabularyRecords } from './records';

/** A selection as someone is writing it, with what its rule asks on top. */
const rankingInput = z.strictObject({
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
  readonly vocabulary: string;
  readonly candidates: Candidates;
}

const kept = new WeakMap<OfferingFacts, Kept>();

/**
 * What a selection would select at `now`, with the score and the inputs of each offering or why it is out: what a compile
 * would keep in the notes. Reads the database only for what has changed since it was last asked.
 * @param input see `rankingInput`
 * @throws AppError invalid or not_found
 */
export async function rankLive(input: unknown, now: Date): Promise<RankingView> {
  const { taskClass: key, rule, select, show } = readInput(rankingInput, input);
  const [found, candidates, { byKey }] = await Promise.all([
    db().taskClass.findFirst({ where: { key, archivedAt: null } }),
    currentCandidates(now),
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
  const [candidates, { rows }] = await Promise.all([currentCandidates(now), catalogueSnapshot(now)]);
  const names = new Map<string, string>();
  for (const { channelKey, channelName, ownerKey, ownerName } of rows) {
    names.set(channelKey, channelName);
    if (ownerKey && ownerName) names.set(ownerKey, ownerName);
  }
  return rankingTerms(candidates, (key) => names.get(key) ?? key);
}

async function currentCandidates(now: Date): Promise<Candidates> {
  const [vocabulary, facts] = await Promise.all([vocabularyRecords(db()), allOfferings(db())]);
  const said = JSON.stringify(vocabulary);
  const have = kept.get(facts);
  if (have?.vocabulary === said) return have.candidates;
  const clearance = clearanceWithoutEvidence(vocabulary.levels, vocabulary.tags);
  const candidates = prepareCandidates({ ...vocabulary, ...facts }, () => clearance, now.getTime());
  kept.set(facts, { vocabulary: said, candidates });
  return candidates;
}
