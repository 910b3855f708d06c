import type { Change } from './diff';
import type { Finding } from './finding';
import type { RuleDefinition } from './source-schema';
import type { StopEffect, StopSubject } from './stops';

/** A rule of a draft as screens and commands exchange it. */
export interface RuleDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly taskClass: string;
  readonly environment: string;
  /** The draft's name. */
  readonly draft: string;
  readonly position: number;
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
  /** ISO instant. */
  readonly updatedAt: string;
  /** Name of who changed it last; null = the installation itself. */
  readonly updatedBy: string | null;
}

export interface TaskClassDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly floorLevel: string;
  readonly floorTags: readonly string[];
  readonly unlabelledLevel: string;
  readonly unlabelledTags: readonly string[];
  /** Milliseconds. */
  readonly slaP95Ms: number | null;
  /** Percent, a decimal. */
  readonly slaAvailability: string | null;
  /** USD per request, a decimal. */
  readonly costToleranceUsd: string | null;
  /** In the points of `qualityBenchmark`, a decimal; both or neither. */
  readonly qualityFloor: string | null;
  readonly qualityBenchmark: string | null;
  readonly kpi: string | null;
  readonly ownerName: string | null;
  readonly referenceInputTokens: number | null;
  readonly referenceOutputTokens: number | null;
}

/** A published version as a timeline shows it. */
export interface VersionDto {
  readonly environment: string;
  readonly version: number;
  readonly epoch: number;
  readonly kind: string;
  readonly ofVersion: number | null;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly reason: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** Name of the draft it was made from; null = none, or made before there were many. */
  readonly draft: string | null;
  /** Names of those who approved it. */
  readonly approvedBy: readonly string[];
  /** One person did it at once. */
  readonly emergency: boolean;
  /** Warnings that were accepted with it, and errors that were let pass. */
  readonly warnings: number;
  readonly acknowledged: number;
  /** Stops that it brought and lifted, as `describeStop` says them. */
  readonly stopsBrought: readonly string[];
  readonly stopsLifted: readonly string[];
}

/** An environment as the switcher and the screens about it show it. */
export interface EnvironmentDto {
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
}

export interface DraftState {
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly draftRevision: number;
  readonly activeVersion: number | null;
  /** ISO instant. */
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  /** What routers would get otherwise if the draft were published now. */
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** How many stops are in force. */
  readonly stops: number;
  /** The environment's epoch, where it was raised and no version is in it yet: the same rules are then something new. */
  readonly raisedTo: number | null;
  /** The active release says other times (staleAfter, denyAfter) than the environment: so is the same with new ones. */
  readonly newTimes: boolean;
}

/** What rolling back to a version would do. */
export interface RollbackPreview {
  readonly environment: string;
  readonly toVersion: number;
  readonly baseVersion: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** The warnings that publishing it would accept. */
  readonly warningKeys: readonly string[];
}

/** A task class with its rules in one draft, in order. */
export interface TaskClassRules extends TaskClassDto {
  readonly rules: readonly RuleDto[];
}

export interface VersionDetail extends VersionDto {
  readonly findings: readonly Finding[];
  /** Against the version before it. */
  readonly changes: readonly Change[];
  /** The stops in force with it. */
  readonly stops: readonly { readonly what: string; readonly reason: string }[];
  /** Stops had no room in the release, and closed offerings in the bundle instead. */
  readonly narrowed: boolean;
  readonly active: boolean;
}

/** A stop in force. `version`, `at` and `by`: the version that brought it; null where the record does not tell. */
export interface StopDto {
  readonly key: string;
  readonly subject: StopSubject;
  readonly name: string;
  readonly reason: string;
  readonly version: number | null;
  readonly at: string | null;
  readonly by: string | null;
}

/** The stops of an environment. `choices` null = nothing is published there. */
export interface StopsDto {
  readonly environment: string;
  readonly activeVersion: number | null;
  readonly stops: readonly StopDto[];
  readonly choices: Readonly<Record<StopSubject, readonly string[]>> | null;
}

/** What a stop would do in one environment. */
export interface StopPreview {
  readonly environment: string;
  /** It is in force there already. */
  readonly already: boolean;
  /** Others would have to approve what opens something there: a second person ratifies it. */
  readonly emergency: boolean;
  readonly effects: readonly StopEffect[];
}
