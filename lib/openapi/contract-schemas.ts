import { z } from 'zod';
import { CLAUSE_STATUSES } from '@/lib/contracts/clause-content';
import { SHOWN_STATUSES } from '@/lib/contracts/contract-standing';
import { answerBody } from './component';
import { instant } from './read-schemas';

const text = z.string();
const texts = z.array(text);
const date = z.iso.date();
const scope = z
  .record(text, texts)
  .describe(
    'Keys of channels, owners, offerings, features, tiers and regions. A part that is left out says nothing',
  );

const contract = z.strictObject({
  number: text,
  vendor: text.describe('A key'),
  limited: z.boolean().describe('To named readers: all but number and vendor is null'),
  title: text.nullable(),
  kind: text.nullable(),
  seller: text.nullable().describe('A key; null = the vendor sells itself'),
  parent: text.nullable().describe('The number of what it belongs to'),
  precedence: z.int().nullable(),
  status: z.enum(SHOWN_STATUSES).nullable(),
  scope: scope.nullable(),
  entities: texts.nullable().describe('Keys of company entities that it covers'),
  effectiveOn: date.nullable(),
  endsOn: date.nullable().describe('Of the term that was first agreed, inclusive'),
  zone: text.nullable().describe('IANA: where its days are meant'),
  renewal: z.enum(['none', 'automatic', 'evergreen']).nullable(),
  renewalMonths: z.int().nullable(),
  noticeDays: z.int().nullable(),
  noticeGivenOn: date.nullable(),
  noticeBy: date.nullable().describe('The last day to give notice, of the renewed term'),
  lastDay: date.nullable().describe('On which it counts, as things stand'),
  countsFrom: instant.nullable(),
  countsUntil: instant.nullable(),
  governingLaw: text.nullable(),
  value: text.nullable().describe('A decimal; null without contracts:read_full'),
  currency: text.nullable(),
  note: text.nullable(),
  terminationReason: text.nullable(),
  sample: z.boolean().nullable(),
  revision: z.int().nullable(),
});

const clause = z.strictObject({
  id: text,
  type: text,
  status: z.enum(CLAUSE_STATUSES),
  parameters: z.record(text, z.unknown()).describe('Amounts of money only with contracts:read_full'),
  scope,
  validFrom: date.nullable(),
  validTo: date.nullable(),
  survivalMonths: z.int().nullable(),
  effect: z.enum(['adds', 'replaces', 'deletes']),
  replaces: text.nullable(),
  flowsDownTo: texts,
  requires: z.record(text, z.unknown()),
  approvedAt: instant,
  singlePerson: z.boolean().describe('Approved by the only person there was'),
  citation: z
    .strictObject({ document: text, page: z.int(), from: z.int(), to: z.int() })
    .nullable()
    .describe('Offsets are UTF-16 code units into the text of the page'),
  passage: text.nullable().describe('The words; null without contracts:read_full'),
  note: text.nullable(),
});

const pageOf = (id: string, item: z.ZodObject) =>
  answerBody(
    id,
    z.strictObject({
      data: z.array(item.partial()),
      total: z.int().describe('Of all pages'),
      next: text.nullable().describe('Give it back as cursor; null on the last page'),
    }),
  );

export const listedContract = answerBody('Contract', contract);
export const contractPage = pageOf('ContractPage', contract);
export const clausePage = pageOf('ClausePage', clause);
