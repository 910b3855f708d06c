import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { revisionSchema } from '@/lib/core/record-schema';
import { RENEWALS } from './contract';
import { CONTRACT_KINDS } from './contract-kinds';
import { scopeSchema } from './scope';
import { termProblems } from './term';

/** Words that stand where a contract's number would in addresses. */
const RESERVED = [
  'new',
  'reviews',
  'timeline',
  'compare',
  'playbook',
  'clause-types',
  'laws',
  'archived',
  'documents',
];

const NUMBER = 'Use letters, digits, dots, dashes and underscores, such as MSA-2026-014.';
/** A contract's number, as people call it and as its address has it. */
export const contractNumberSchema = z
  .string('Enter a number.')
  .trim()
  .min(1, 'Enter a number.')
  .max(80, 'Use at most 80 characters.')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, NUMBER)
  .refine((number) => !RESERVED.includes(number.toLowerCase()), 'This word is an address of the console.');

/** A day; forms send an empty field as null. */
export const daySchema = z.iso.date('Must be a day such as 2026-11-20.');

const KIND_KEYS = CONTRACT_KINDS.map(({ key }) => key);

const keySchema = z.string().min(1).max(300);
const whole = (least: number, most: number) =>
  z
    .int('Use a whole number.')
    .min(least, `At least ${least}.`)
    .max(most, `At most ${most.toLocaleString('en')}.`);

const fields = z.strictObject({
  number: contractNumberSchema,
  title: lineSchema('Enter a title.', 200),
  kind: z.enum(KIND_KEYS, 'Choose what kind of paper it is.'),
  vendor: z.string('Choose a vendor.').min(1, 'Choose a vendor.').max(120),
  seller: keySchema.nullable(),
  parent: contractNumberSchema.nullable(),
  /** Null = as its kind has it, or as what it amends. */
  precedence: whole(0, 1_000).nullable(),
  ownerId: z.uuid('Choose a person.').nullable(),
  scope: scopeSchema,
  entities: z.array(keySchema).max(500),
  effectiveOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  zone: z.string().max(80).nullable(),
  renewal: z.enum(RENEWALS, 'Choose how it renews.'),
  renewalMonths: whole(1, 600).nullable(),
  noticeDays: whole(0, 3_650).nullable(),
  governingLaw: lineSchema('Enter the law.', 160).nullable(),
  value: z
    .string()
    .trim()
    .regex(/^(0|[1-9]\d{0,15})(\.\d{1,2})?$/, 'Must be an amount such as 120000 or 99.50.')
    .nullable(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Must be a currency code of three letters, such as EUR.')
    .nullable(),
  note: z.string().trim().max(4_000, 'Use at most 4,000 characters.'),
});
export type ContractFields = z.output<typeof fields>;

/** What a field asks of another. */
function checkTogether(contract: ContractFields, { addIssue }: z.core.$RefinementCtx): void {
  const wrong = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
  const undecided = { noticeGivenOn: null, reviewedOn: null, terminatedOn: null };
  for (const { path, message } of termProblems({ ...contract, ...undecided })) wrong(path.slice(1), message);
  if (contract.renewal === 'evergreen' && contract.endsOn)
    wrong('endsOn', 'An evergreen contract has no end of a term.');
  if (contract.value && !contract.currency) wrong('currency', 'Say in which currency.');
  if (contract.seller === contract.vendor) wrong('seller', 'Leave it empty where the vendor sells itself.');
  if (contract.kind === 'amendment' && !contract.parent) wrong('parent', 'Say which contract it amends.');
  if (contract.parent && contract.parent === contract.number) wrong('parent', 'It cannot amend itself.');
}

/** A contract as a form sends it. */
export const newContractSchema = fields.superRefine(checkTogether);
/** What a change names: the contract, and the revision that was looked at. */
export const seenSchema = { id: z.uuid('There is no such contract.'), revision: revisionSchema };
export const editedContractSchema = fields.extend(seenSchema).superRefine(checkTogether);
/** Why, in words that are kept with the contract. */
export const reasonSchema = lineSchema('Say why.', 500);
