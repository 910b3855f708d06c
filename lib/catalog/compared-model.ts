import type { IdParts } from './model-names';

/** A model as it is compared with others. */
export interface ComparedModel {
  readonly key: string;
  readonly name: string;
  /** `YYYY-MM-DD` of the name's source; null = not stated. */
  readonly nameAsOf: string | null;
  readonly owner: string | null;
  readonly ownerName: string | null;
  /** `YYYY-MM-DD` */
  readonly releasedOn: string | null;
  readonly aliases: readonly { readonly alias: string; readonly asOf: string }[];
  readonly offerings: readonly ComparedOffering[];
}

export interface ComparedOffering {
  readonly key: string;
  readonly channel: string;
  readonly channelName: string;
  readonly requestId: string;
  readonly profile: string | null;
  readonly contextTokens: number | null;
  /** USD per million tokens in force now; null = unknown. */
  readonly input: string | null;
  readonly output: string | null;
  readonly asOf: string | null;
}

/** One thing that speaks for two models being the same, or against it, in words. */
export interface Evidence {
  readonly kind:
    | 'name'
    | 'alias'
    | 'id'
    | 'near-id'
    | 'owner'
    | 'context'
    | 'released'
    | 'price'
    | 'same-seller';
  readonly says: string;
  /** Points: above 0 for it, below against it. */
  readonly weight: number;
  /** `YYYY-MM-DD` of the newest statement that it rests on; null = not known. */
  readonly asOf: string | null;
}

/** A model with its names taken apart, once. */
export interface NamedModel extends ComparedModel {
  readonly folded: string;
  readonly ids: readonly (IdParts & { readonly id: string; readonly offering: ComparedOffering | null })[];
  readonly known: ReadonlyMap<string, string>;
}
