import type { ChannelFact } from '../channels';
import type { ModelIdentity } from '../model-identity';
import type { Origin, PlanPrice } from '../plan';

/** What a source says of one request id in one channel, before the sources are joined. Absent = it does not say. */
export interface SourceOffering {
  readonly channel: ChannelFact;
  readonly requestId: string;
  /** The source's own entry that it stands in: several request ids may share one. */
  readonly entry: string;
  readonly origin: Origin;
  readonly name?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly prices: readonly PlanPrice[];
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
  readonly capabilities?: readonly string[];
  readonly inputModalities?: readonly string[];
  readonly outputModalities?: readonly string[];
  readonly releasedOn?: string;
  readonly knowledgeCutoff?: string;
  readonly openWeights?: boolean;
  /** Other ids of the same model that the source names. */
  readonly otherIds: readonly string[];
}

/** One request id of one channel with what each source says of it, best source for prices first. */
export interface JoinedOffering {
  readonly requestId: string;
  readonly identity: ModelIdentity;
  /** The record that prices and identity come from. */
  readonly main: SourceOffering;
  /** What else is known of the same thing in the same channel: capabilities, limits, dates. */
  readonly facts: readonly SourceOffering[];
}
