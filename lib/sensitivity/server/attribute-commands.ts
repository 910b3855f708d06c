import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { offeringRecord } from '@/lib/catalog/server/record-rows';
import { notFound, refused } from '@/lib/core/errors';
import { idSchema, revisionSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import type { Proposal } from '@/lib/db/generated/client';
import { type AttributeContent, attributeContentSchema, attributeSubject } from '@/lib/proposals/attribute';
import {
  answerProposal,
  endProposal,
  proposalsOfSubject,
  saveProposal,
  submitProposal,
  withdrawProposal,
} from '@/lib/proposals/server/proposals';
import type { StatedAttribute } from '../clearance-question';
import { statedAttributes } from '../offering-facts';

/** As many as one look at a list can vouch for. */
const AT_ONCE = 200;

const named = attributeContentSchema.pick({ offering: true, field: true, digest: true });

/** Puts values of the catalogue to another person, as they were looked at, so that labels may count on them. */
export const proposeAttributes = defineCommand({
  action: 'attribute.propose',
  input: z.strictObject({
    values: z.array(named).min(1, 'Choose at least one.').max(AT_ONCE),
    reason: z.string().trim().min(1, 'Say why they can be relied on.').max(2_000),
  }),
  run: async (context, { values, reason }): Promise<{ proposed: number }> => {
    const { tx, audit } = context;
    const stated = await statedNow(tx, values);
    for (const { offering, field, digest } of values) {
      const now = sameAsSeen(stated, { offering, field, digest });
      const content = { offering, field, value: now.value, digest, reason };
      const subject = attributeSubject(content);
      const { inWork } = await proposalsOfSubject(tx, 'attribute', subject);
      const saved = await saveProposal(context, {
        kind: 'attribute',
        subject,
        content,
        revision: inWork?.revision,
      });
      await submitProposal(context, saved);
    }
    await audit({ subjectType: 'promise', subjectId: values[0]?.offering ?? '', data: { after: values } });
    return { proposed: values.length };
  },
});

/** Approves values that another put up. From then on two people stand behind them, while the catalogue says the same. */
export const approveAttributes = defineCommand({
  action: 'attribute.approve',
  input: z.strictObject({
    proposals: z
      .array(z.strictObject({ id: idSchema, revision: revisionSchema }))
      .min(1, 'Choose at least one.')
      .max(AT_ONCE),
  }),
  run: async (context, { proposals }): Promise<{ approved: number }> => {
    const { tx, audit } = context;
    const contents = new Map<string, AttributeContent>();
    for (const { id } of proposals)
      contents.set(id, attributeContentSchema.parse((await proposalOf(tx, id)).content));
    const stated = await statedNow(tx, [...contents.values()]);
    for (const { id, revision } of proposals) {
      const content = contents.get(id);
      if (content) sameAsSeen(stated, content);
      await answerProposal(context, { id, revision, verdict: 'approve' });
    }
    const ids = proposals.map(({ id }) => id);
    await audit({ subjectType: 'promise', subjectId: ids[0] ?? '', data: { approved: ids } });
    return { approved: proposals.length };
  },
});

/** Takes back, or turns down, a value that nobody has approved yet. */
export const withdrawAttribute = defineCommand({
  action: 'attribute.withdraw',
  input: z.strictObject({ id: idSchema, revision: revisionSchema }),
  run: async (context, { id, revision }): Promise<{ id: string }> => {
    await proposalOf(context.tx, id);
    await withdrawProposal(context, { id, revision });
    await context.audit({ subjectType: 'promise', subjectId: id });
    return { id };
  },
});

/** Stands behind a value no longer. What rested on it closes. */
export const endAttribute = defineCommand({
  action: 'attribute.end',
  input: z.strictObject({ id: idSchema }),
  run: async (context, { id }): Promise<{ id: string }> => {
    await proposalOf(context.tx, id);
    await endProposal(context, id);
    await context.audit({ subjectType: 'promise', subjectId: id });
    return { id };
  },
});

type Stated = ReadonlyMap<string, Readonly<Record<string, StatedAttribute>>>;

/** What the catalogue says of offerings now, locked until this is decided. */
async function statedNow(tx: Transaction, values: readonly { readonly offering: string }[]): Promise<Stated> {
  const keys = [...new Set(values.map(({ offering }) => offering))];
  await tx.$queryRaw`SELECT id FROM offerings WHERE key = ANY (${keys}) ORDER BY id FOR SHARE`;
  const rows = await tx.offering.findMany({
    where: { key: { in: keys }, archivedAt: null },
    include: { channel: { select: { key: true } } },
  });
  return new Map(
    rows.map(({ channel, ...row }) => [row.key, statedAttributes(offeringRecord(row, () => channel.key))]),
  );
}

function sameAsSeen(
  stated: Stated,
  { offering, field, digest }: Pick<AttributeContent, 'offering' | 'field' | 'digest'>,
): StatedAttribute {
  const now = stated.get(offering);
  const value = now && Object.hasOwn(now, field) ? now[field] : undefined;
  if (value?.digest !== digest) {
    throw refused(
      `The catalogue says something else of ${offering} now than what was looked at: look again.`,
    );
  }
  return value;
}

/** Ids of what else takes two people are no promises. */
async function proposalOf(tx: Transaction, id: string): Promise<Proposal> {
  const row = await tx.proposal.findFirst({ where: { id, kind: 'attribute' } });
  if (!row) throw notFound('promise');
  return row;
}
