import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ReviewEffects } from '@/components/routing/review/ReviewEffects';
import { ReviewPanel } from '@/components/routing/review/ReviewPanel';
import styles from '@/components/routing/review/review.module.css';
import { StateSign } from '@/components/routing/review/StateSign';
import { CommentThread } from '@/components/ui/comments/CommentThread';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { publishHref, stopsHref, versionHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { requireCaller } from '@/lib/auth/server/session';
import { type ReviewDto, reviewState, reviewTitle } from '@/lib/routing/review';
import { reviewComments } from '@/lib/routing/server/comment-queries';
import { reviewEffects } from '@/lib/routing/server/review-effects';
import { reviewStanding } from '@/lib/routing/server/review-queries';
import { COMMENT_ACTIONS, REVIEW_ACTIONS } from '../acts';

export const metadata: Metadata = { title: 'Review' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export default async function ReviewPage({ params }: { params: Promise<{ review: string }> }) {
  const caller = await requireCaller();
  const { review: id } = await params;
  const { review, standing } = (UUID.test(id) && (await reviewStanding(caller, id))) || notFound();
  if (review.kind === 'publish' && review.draft) redirect(publishHref(review.environment.key, review.draft));
  const comments = await reviewComments(caller, id);
  const open = review.state === 'open' && standing.review?.id === id;
  const effects = open ? await reviewEffects({ ...standing, review }, new Date()) : null;
  const { environment } = review;
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="review" id={review.id} />}
        title={reviewTitle(review)}
        signs={
          <>
            <EnvironmentSign name={environment.name} production={environment.production} />
            {open && <StateSign state={reviewState(standing)} />}
          </>
        }
        description={open ? review.message : closedWords(review)}
        actions={place(review)}
      />
      <div className={styles.page}>
        <div className={styles.main}>
          {effects && (
            <Section title="What it would do">
              <ReviewEffects {...effects} />
            </Section>
          )}
          <Section title="Discussion">
            <CommentThread
              about={{ reviewId: id }}
              of={null}
              comments={comments}
              mayComment={standing.me.mayComment}
              actions={COMMENT_ACTIONS}
            />
          </Section>
        </div>
        {effects && (
          <aside className={styles.aside} aria-label="Approvals">
            <Section title="Approvals">
              <ReviewPanel
                standing={standing}
                what={{}}
                activeVersion={effects.activeVersion}
                unaskable="Request approval where it is done."
                actions={REVIEW_ACTIONS}
              />
            </Section>
          </aside>
        )}
      </div>
    </Page>
  );
}

function closedWords({ state, message, closedReason }: ReviewDto): string {
  const words = {
    done: 'It took effect.',
    void: closedReason ?? '',
    withdrawn: 'The request was withdrawn.',
  };
  return `${message} ${state === 'open' ? '' : words[state]}`;
}

function place({ kind, environment, ofVersion }: ReviewDto) {
  if (kind === 'lift')
    return (
      <LinkButton href={stopsHref(environment.key)} variant="default">
        Stops
      </LinkButton>
    );
  if (ofVersion === null) return null;
  return (
    <LinkButton href={versionHref(ofVersion, environment.key)} variant="default">
      Version {ofVersion}
    </LinkButton>
  );
}
