import type { Metadata } from 'next';
import { Suspense } from 'react';
import { count } from '@/components/routing/DraftBar';
import { FindingsList } from '@/components/routing/FindingsList';
import { PublishForm } from '@/components/routing/PublishForm';
import { ResetDraft } from '@/components/routing/ResetDraft';
import { ChangesByRule } from '@/components/routing/review/ChangesByRule';
import { ReviewPanel } from '@/components/routing/review/ReviewPanel';
import styles from '@/components/routing/review/review.module.css';
import { StateSign } from '@/components/routing/review/StateSign';
import { ScheduleNotices } from '@/components/routing/schedule/ScheduleNotices';
import { CommentThread } from '@/components/ui/comments/CommentThread';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { rebaseHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere, rolesFor } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { heardRouters } from '@/lib/routers/server/live-queries';
import { listNames } from '@/lib/routing/approval';
import { acknowledgeableOf, blockingOf, findingKey, warningsOf } from '@/lib/routing/finding';
import { reviewState } from '@/lib/routing/review';
import { draftComments } from '@/lib/routing/server/comment-queries';
import { draftState } from '@/lib/routing/server/queries';
import { draftStanding } from '@/lib/routing/server/review-queries';
import { listSchedules } from '@/lib/routing/server/schedule-queries';
import { publishAction, resetDraftAction } from '../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../environment';
import { COMMENT_ACTIONS, REVIEW_ACTIONS } from '../reviews/acts';
import { rescheduleAction, scheduleAction, unscheduleAction } from '../schedule-actions';
import { DraftDecisions } from './DraftDecisions';

export const metadata: Metadata = { title: 'Review and publish' };

const SCHEDULE_ACTIONS = { reschedule: rescheduleAction, unschedule: unscheduleAction };

export default async function PublishPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const now = new Date();
  const [draft, standing, { about, comments }, schedules, routers] = await Promise.all([
    draftState(environment.key, now, draftName),
    draftStanding(caller, environment.key, draftName),
    draftComments(caller, environment.key, draftName),
    listSchedules(environment.key, now),
    heardRouters(environment.key, now),
  ]);
  const scheduled = schedules.filter((schedule) => schedule.draft === draftName);
  const waits = scheduled.some(({ state }) => state === 'waiting');
  const { approval, stale, me } = standing;
  const errors = blockingOf(draft.findings);
  const warnings = warningsOf(draft.findings);
  const what = { draft: draftName, draftRevision: draft.draftRevision, baseVersion: draft.activeVersion };
  const { raisedTo, newTimes } = draft;
  const nothing =
    draft.changes.length === 0 && draft.activeVersion !== null && raisedTo === null && !newTimes;
  const inTheWay = nothing
    ? 'The draft says what the active version says.'
    : stale
      ? 'Bring the draft up to date first: other rules took effect since it was begun.'
      : errors.length > 0
        ? `${count(errors.length, 'error')} must be mended first.`
        : null;
  const blocked = me.mayPublish
    ? inTheWay
    : `Publishing needs the role ${rolesFor('policy.publish').join(' or ')}.`;
  const missing = approval.blocked.length > 0 ? approval.blocked.join(' ') : null;
  const discussion = { about, comments, mayComment: me.mayComment, actions: COMMENT_ACTIONS };
  const authors = approval.authors.length > 0 ? ` Written by ${listNames(approval.authors)}.` : '';
  return (
    <Page>
      <PageHeader
        title="Review and publish"
        signs={
          <>
            <EnvironmentSign name={environment.name} production={environment.production} />
            {!nothing && <StateSign state={reviewState(standing)} />}
          </>
        }
        description={
          <>
            {draft.activeVersion === null
              ? `Draft ${draftName}: the first version of ${environment.name}, whose routers have no policy until now.`
              : `Draft ${draftName} against version ${draft.activeVersion}, which routers follow now.`}
            {authors}{' '}
            <a className={styles.jump} href="#approvals">
              To the approvals
            </a>
          </>
        }
        actions={
          <>
            {stale && allowsSomewhere(caller.roles, 'rule.update') && (
              <LinkButton href={rebaseHref(environment.key, draftName)}>Bring up to date</LinkButton>
            )}
            {draft.activeVersion !== null &&
              draft.changes.length > 0 &&
              allowsSomewhere(caller.roles, 'draft.reset') && (
                <ResetDraft
                  environment={environment.key}
                  environmentName={environment.name}
                  draft={draftName}
                  draftRevision={draft.draftRevision}
                  activeVersion={draft.activeVersion}
                  reset={resetDraftAction}
                />
              )}
          </>
        }
      />
      <ScheduleNotices
        schedules={scheduled}
        actions={allowsSomewhere(caller.roles, 'policy.reschedule') ? SCHEDULE_ACTIONS : null}
        linked={false}
      />
      <div className={styles.page}>
        <div className={styles.main}>
          <Section
            title={draft.changes.length === 0 ? 'Nothing changes' : count(draft.changes.length, 'change')}
          >
            {draft.changes.length === 0 && (
              <p>
                {raisedTo === null
                  ? newTimes
                    ? 'The rules stay as they are. The release is signed anew, with the times that the environment has now.'
                    : 'Publishing now would give routers what they have.'
                  : `The rules stay as they are, in epoch ${raisedTo}: above every version that routers have seen.`}
              </p>
            )}
            <ChangesByRule
              changes={draft.changes}
              environment={environment.key}
              draft={draftName}
              discussion={discussion}
            />
          </Section>
          {draft.changes.length > 0 && draft.activeVersion !== null && (
            <Section
              title="What is decided differently"
              note="Saved requests, and requests made up from every level, tag, region, size, capability, attribute and share that the two policies tell apart."
            >
              <Suspense fallback={<p aria-busy>Trying requests on both…</p>}>
                <DraftDecisions
                  environment={environment.key}
                  draft={draftName}
                  activeVersion={draft.activeVersion}
                  now={now}
                />
              </Suspense>
            </Section>
          )}
          {draft.findings.length > 0 && (
            <Section
              id="findings"
              title="Findings"
              note="Errors stop a publish; a warning is accepted with it and kept on record."
            >
              <FindingsList
                findings={draft.findings}
                draft={{ environment: environment.key, name: draftName }}
              />
            </Section>
          )}
          {(me.mayComment || comments.some(({ rule }) => rule === null)) && (
            <Section title="Discussion">
              <CommentThread
                {...discussion}
                of={null}
                comments={comments.filter(({ rule }) => rule === null)}
              />
            </Section>
          )}
        </div>
        <aside className={styles.aside} id="approvals" aria-label="Approvals and publishing">
          <Section title="Approvals">
            <ReviewPanel
              standing={standing}
              what={{ kind: 'publish', environment: environment.key, ...what }}
              activeVersion={draft.activeVersion}
              unaskable={inTheWay}
              actions={REVIEW_ACTIONS}
            />
          </Section>
          <Section title="Publish">
            {(blocked !== null || missing !== null) && (
              <p className={styles.muted}>
                {blocked ?? missing} {errors.length > 0 && <a href="#findings">Show the findings</a>}
              </p>
            )}
            {blocked === null && (missing === null || !waits) && (
              <PublishForm
                key={`${draftName} ${draft.draftRevision} ${draft.activeVersion} ${waits} ${missing}`}
                what={what}
                verb="Publish"
                environment={environment.key}
                environmentName={environment.name}
                draft={draftName}
                production={environment.production}
                warningKeys={warnings.map(findingKey)}
                failed={acknowledgeableOf(draft.findings)}
                blocked={null}
                publish={publishAction}
                routers={routers}
                {...(waits ? {} : { schedule: { act: scheduleAction, only: missing } })}
              />
            )}
          </Section>
        </aside>
      </div>
    </Page>
  );
}
