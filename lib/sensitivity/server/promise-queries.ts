import type { Caller } from '@/lib/auth/server/command';
import { PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { groupedBy } from '@/lib/core/grouped';
import { db } from '@/lib/db/client';
import { attributeContentSchema, attributeSubject } from '@/lib/proposals/attribute';
import { proposalDtos } from '@/lib/proposals/server/proposal-dtos';
import { statedAttributes } from '../offering-facts';
import { PROMISE_PARAMETERS } from '../promise-parameters';
import type { PromiseRow } from '../promise-view';
import { askedByLabels } from './label-queries';

/** The fields of promises that labels ask for, each with the labels' names. */
export async function askedPromises(): Promise<Map<string, string[]>> {
  const asked = new Map<string, string[]>();
  for (const { label, obligations } of await askedByLabels()) {
    for (const one of obligations ?? []) {
      if (one.kind === 'attribute') asked.set(one.field, [...(asked.get(one.field) ?? []), label.name]);
    }
  }
  return asked;
}

/** Every value with a source of the fields that labels ask for, and every other that somebody put up. */
export async function listPromises(reader: Caller): Promise<PromiseRow[]> {
  const [asked, { records }, proposals] = await Promise.all([
    askedPromises(),
    catalogueSnapshot(),
    db().proposal.findMany({
      where: { kind: 'attribute', state: { in: ['open', 'submitted', 'approved'] } },
    }),
  ]);
  const dtos = await proposalDtos(db(), proposals, reader);
  const bySubject = groupedBy(dtos, ({ subject }) => subject);
  return records.offerings.flatMap((record) => {
    const stated = statedAttributes(record);
    return PROMISED_FIELDS.flatMap((field): PromiseRow[] => {
      const subject = attributeSubject({ offering: record.key, field });
      const all = bySubject.get(subject) ?? [];
      const now = stated[field];
      if (!now || (!asked.has(field) && all.length === 0)) return [];
      const matching = all.filter(
        ({ content }) => attributeContentSchema.safeParse(content).data?.digest === now.digest,
      );
      const shown = matching.find(({ state }) => state === 'approved') ?? matching[0] ?? null;
      return [
        {
          id: subject,
          offering: record.key,
          model: records.models.get(record.modelId)?.name ?? record.key,
          field,
          name: PROMISE_PARAMETERS[field].name,
          value: valueWords(now.value, PROMISE_PARAMETERS[field].options),
          source: record.provenance[field]?.source ?? '',
          digest: now.digest,
          askedBy: asked.get(field) ?? [],
          state: shown
            ? shown.state === 'approved'
              ? 'stands'
              : 'waits'
            : all.length > 0
              ? 'changed'
              : 'none',
          proposal: shown && { id: shown.id, revision: shown.revision },
          by: shown
            ? [
                ...shown.authors,
                ...shown.answers.filter(({ verdict }) => verdict === 'approve').map(({ person }) => person),
              ]
            : [],
          mayApprove: shown?.mayApprove ?? false,
        },
      ];
    });
  });
}

function valueWords(value: unknown, options: Readonly<Record<string, string>> = {}): string {
  if (Array.isArray(value)) return value.map(String).join(', ') || 'none';
  const text = String(value);
  return Object.hasOwn(options, text) ? (options[text] ?? text) : text;
}
