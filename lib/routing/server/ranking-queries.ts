import { z } from 'zod';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { clearanceWithoutEvidence } from '@/lib/sensitivity/clearance';
import { rankCandidates } from '../rank';
import { type Candidates, prepareCandidates } from '../rank-candidates';
import { type RankingNote, rankingNote, SHOWN_OFFERINGS } from '../rank-notes';
import { rankingQuestion } from '../rank-rules';
import type { OfferingFacts } from '../records';
import { selectSchema } from '../select-schema';
import { keySchema, ruleDefinitionSchema } from '../source-schema';
import { allOfferings } from './all-offerings';
import { taskClassSource, vocabularyRecords } from './records';

/** A selection as someone is writing it, with what its rule asks on top. */
export const rankingInput = z.strictObject({
  taskClass: keySchema,
  rule: z.strictObject({
    key: keySchema,
    ...ruleDefinitionSchema.pick({ when: true, needs: true, regions: true, salt: true }).shape,
  }),
  select: selectSchema,
  /** How many offerings to describe: those in order first, then those that are out. */
  limit: z.number().int().min(1).max(20_000).default(SHOWN_OFFERINGS),
});

interface Kept {
  readonly vocabulary: string;
  readonly candidates: Candidates;
}

const kept = new WeakMap<OfferingFacts, Kept>();

/**
 * What a selection would select at `now`, with the score and the inputs of each offering or why it is out: what a compile
 * would keep in the notes. Reads the database only for what has changed since it was last asked.
 * @param input see `rankingInput`; invalid input throws zod's error
 */
export async function rankLive(input: z.input<typeof rankingInput>, now: Date): Promise<RankingNote> {
  const { taskClass: key, rule, select, limit } = rankingInput.parse(input);
  const found = await db().taskClass.findFirst({ where: { key, archivedAt: null } });
  if (!found) throw notFound('task class');
  const vocabulary = await vocabularyRecords(db());
  const facts = await allOfferings(db());
  const candidates = candidatesOf(facts, vocabulary, now.getTime());
  const question = rankingQuestion(taskClassSource(found), rule.key, rule, select, candidates);
  const ranking = rankCandidates(candidates, question, now.getTime(), limit);
  return rankingNote({ taskClass: key, rule: rule.key, arm: '', ranking }, limit);
}

function candidatesOf(
  facts: OfferingFacts,
  vocabulary: Awaited<ReturnType<typeof vocabularyRecords>>,
  now: number,
): Candidates {
  const said = JSON.stringify(vocabulary);
  const have = kept.get(facts);
  if (have?.vocabulary === said) return have.candidates;
  const clearance = clearanceWithoutEvidence(vocabulary.levels, vocabulary.tags);
  const candidates = prepareCandidates({ ...vocabulary, ...facts }, () => clearance, now);
  kept.set(facts, { vocabulary: said, candidates });
  return candidates;
}
