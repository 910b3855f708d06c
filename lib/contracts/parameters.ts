import { z } from 'zod';

/** The kinds of value that a parameter of a clause takes, as people choose them for a type of their own. */
export const PARAMETER_KINDS = {
  text: 'Text',
  paragraph: 'Paragraph',
  boolean: 'Yes or no',
  choice: 'One of a list',
  choices: 'Several of a list',
  list: 'Words',
  regions: 'Regions',
  number: 'Number',
  days: 'Days',
  percent: 'Percent',
  exact_percent: 'Percent, to the last digit',
  money: 'Amount of money',
  date: 'Date',
  days_by_store: 'Days for each store',
} as const;

export type ParameterKind = keyof typeof PARAMETER_KINDS;

const label = z.string().trim().min(1, 'Must not be empty.').max(120);

/** One parameter of a type of clause: from it follow the schema of its value, its field in forms and its words. */
export const parameterSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/, 'Letters and digits, beginning with a small letter.'),
    name: label,
    kind: z.enum(Object.keys(PARAMETER_KINDS) as [ParameterKind, ...ParameterKind[]]),
    help: z.string().trim().max(300).optional(),
    /** Of `number`: what it counts, such as "hours". */
    unit: z.string().trim().max(40).optional(),
    /** Of a choice: its values with their names. Of words: what is offered. */
    options: z.record(z.string().min(1).max(60), label).optional(),
    /** It may also be without limit, which is the word `unlimited`. */
    unlimited: z.boolean().optional(),
  })
  .refine(
    ({ kind, options }) =>
      !(kind === 'choice' || kind === 'choices') || Object.keys(options ?? {}).length > 0,
    { path: ['options'], message: 'Name what there is to choose from.' },
  );

export type Parameter = z.infer<typeof parameterSchema>;

export const parametersSchema = z
  .array(parameterSchema)
  .max(30)
  .refine(
    (all) => new Set(all.map(({ key }) => key)).size === all.length,
    'Two parameters have the same key.',
  );

/** What stands for "as much as one likes". */
export const UNLIMITED = 'unlimited';

/**
 * Where a seller may keep what it is sent. A retention that does not mention one of them leaves open how long that is,
 * and limits nothing; other stores may be named beside them.
 */
export const RETENTION_STORES = {
  prompts: 'Prompts',
  outputs: 'Outputs',
  abuse_monitoring: 'Abuse monitoring',
  files: 'Uploaded files',
  logs: 'Logs',
  caches: 'Caches',
  backups: 'Backups',
} as const;

const word = z.string().trim().min(1).max(300);
const words = z
  .array(word)
  .max(300)
  .transform((all) => [...new Set(all)]);
const days = z.int('Must be whole days.').min(0, 'Must not be negative.').max(36_500);
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, 'Must be a decimal such as 12.5.');

function valueSchema({ kind, options = {} }: Parameter): z.ZodType {
  const option = z.string().refine((key) => Object.hasOwn(options, key), 'Choose one of the list.');
  switch (kind) {
    case 'text':
      return z.string().trim().min(1).max(500);
    case 'paragraph':
      return z.string().trim().min(1).max(8_000);
    case 'boolean':
      return z.boolean();
    case 'choice':
      return option;
    case 'choices':
      return z
        .array(option)
        .max(100)
        .transform((all) => [...new Set(all)]);
    case 'list':
    case 'regions':
      return words;
    case 'number':
      return z.number().min(0, 'Must not be negative.').max(1e15);
    case 'days':
      return days;
    case 'percent':
      return z.number().min(0, 'Must not be negative.').max(100, 'At most 100.');
    case 'exact_percent':
      return decimal.refine((text) => Number(text) <= 100, 'At most 100.');
    case 'money':
      return z.strictObject({
        amount: decimal,
        currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as EUR.'),
      });
    case 'date':
      return z.iso.date('Must be a date such as 2027-01-31.');
    case 'days_by_store':
      return z.record(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), z.union([days, z.literal(UNLIMITED)]));
  }
}

/**
 * The schema of a clause's parameters: each may be left out, since they are filled in one after another; one that is
 * not of the type is refused.
 */
export function valuesSchema(parameters: readonly Parameter[]) {
  return z.strictObject(
    Object.fromEntries(
      parameters.map((parameter) => {
        const value = valueSchema(parameter);
        return [
          parameter.key,
          (parameter.unlimited ? z.union([value, z.literal(UNLIMITED)]) : value).optional(),
        ];
      }),
    ),
  );
}
