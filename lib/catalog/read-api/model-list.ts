import type { ModelRecord } from '../catalog-records';
import type { AliasLine } from '../details';
import { hasWords, type KeyedList } from './keyed-list';

/** A model as the API lists it. Null is unknown, never none. */
export interface ListedModel extends Omit<ModelRecord, 'id'> {
  readonly aliases: readonly AliasLine[];
  /** Keys of the offerings that sell it. */
  readonly offerings: readonly string[];
}

/** Models as the API lists them. */
export const MODEL_LIST: KeyedList<ListedModel> = {
  filters: {
    q: {
      says: 'Words looked for in key, name and aliases.',
      passes: (model, text) =>
        hasWords(text, model.key, model.name, ...model.aliases.map(({ alias }) => alias)),
      every: true,
    },
    key: { says: 'Keys.', passes: (model, key) => model.key === key },
    alias: {
      says: 'Other names, whole: dated snapshots among them.',
      passes: (model, alias) => model.aliases.some((one) => one.alias === alias),
    },
    owner: { says: 'Keys of vendors.', passes: (model, owner) => model.owner === owner },
    family: { says: 'Families.', passes: (model, family) => model.family === family },
    openWeights: {
      says: 'Where it is not known, it is neither.',
      values: ['yes', 'no'],
      passes: (model, word) => model.openWeights === (word === 'yes'),
    },
    input: {
      says: 'Input modalities, all of them.',
      passes: (model, modality) => model.inputModalities?.includes(modality) ?? false,
      every: true,
    },
    output: {
      says: 'Output modalities, all of them.',
      passes: (model, modality) => model.outputModalities?.includes(modality) ?? false,
      every: true,
    },
  },
  fields: [
    'key',
    'name',
    'owner',
    'family',
    'description',
    'releasedOn',
    'knowledgeCutoff',
    'openWeights',
    'inputModalities',
    'outputModalities',
    'aliases',
    'offerings',
    'revision',
    'provenance',
  ],
  onRequest: ['provenance'],
  place: (model) => model.key,
};
