import type { Comment } from '@/lib/core/comment';
import type { Approval, ReviewKind, Verdict } from './approval';
import type { Change } from './diff';
import type { EnvironmentDto } from './dto';
import type { Finding } from './finding';
import type { StopEffect } from './stops';

/** A request for approval as screens show it. */
export interface ReviewDto {
  readonly id: string;
  readonly environment: EnvironmentDto;
  readonly kind: ReviewKind;
  /** Name of the draft, for publish. */
  readonly draft: string | null;
  readonly ofVersion: number | null;
  readonly stop: string | null;
  /** What it was asked for, to be sent back with an answer. */
  readonly digest: string | null;
  readonly message: string;
  readonly requestedBy: string;
  /** ISO instant. */
  readonly requestedAt: string;
  readonly state: 'open' | 'void' | 'withdrawn' | 'done';
  readonly closedAt: string | null;
  readonly closedReason: string | null;
}

/** What would be done if it is approved: "Publish draft main", "Roll back to version 3". */
export function reviewTitle({ kind, draft, ofVersion, stop }: ReviewDto): string {
  if (kind === 'rollback') return `Roll back to version ${ofVersion}`;
  if (kind === 'lift') return `Lift the stop of ${stop}`;
  return draft === null ? 'Publish a draft that is gone' : `Publish draft ${draft}`;
}

/** What the reader is to a review. */
export interface Me {
  /** Wrote part of it or asked for it. */
  readonly author: boolean;
  /** Holds a role that approves here. */
  readonly holder: boolean;
  /** Their standing answer. */
  readonly verdict: Exclude<Verdict, 'withdraw'> | null;
  readonly mayRequest: boolean;
  readonly mayPublish: boolean;
  readonly mayComment: boolean;
}

/** How something stands that others may have to approve. */
export interface Standing {
  readonly approval: Approval;
  /** The open request, if any. */
  readonly review: ReviewDto | null;
  /** Else the one before, which says why it is no longer open. */
  readonly last: ReviewDto | null;
  /** Other rules took effect since it was begun. */
  readonly stale: boolean;
  readonly me: Me;
}

export type ReviewState =
  | 'unasked'
  | 'free'
  | 'awaiting'
  | 'changes_requested'
  | 'approved'
  | 'outdated'
  | 'stale';

/** Where it stands, in one word for the sign beside its title. */
export function reviewState({ approval, review, stale }: Standing): ReviewState {
  if (stale) return 'stale';
  if (!review) return approval.required === 0 ? 'free' : 'unasked';
  if (approval.review?.outdated) return 'outdated';
  if (approval.objections.length > 0) return 'changes_requested';
  return approval.approvals.length >= approval.required ? 'approved' : 'awaiting';
}

/** What a review waits for the reader to do; null = for nothing. */
export function waitsFor(standing: Standing): 'answer' | 'rework' | 'publish' | null {
  const { me } = standing;
  const state = reviewState(standing);
  if (state === 'awaiting' && me.holder && !me.author && me.verdict === null) return 'answer';
  if (!me.author) return null;
  if (state === 'changes_requested' || state === 'stale' || state === 'outdated') return 'rework';
  return state === 'approved' && me.mayPublish ? 'publish' : null;
}

/** An open review with what it would do. */
export interface OpenReview {
  readonly standing: Standing & { readonly review: ReviewDto };
  /** The version routers follow now; sent back with an answer. */
  readonly activeVersion: number | null;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** For the lifting of a stop. */
  readonly effects: readonly StopEffect[];
}

export interface CommentDto extends Comment {
  /** Key of the rule; null = about the whole. */
  readonly rule: string | null;
}
