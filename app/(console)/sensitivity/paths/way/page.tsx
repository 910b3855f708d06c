import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EndWay } from '@/components/sensitivity/paths/EndWay';
import { NoticeTable } from '@/components/sensitivity/paths/NoticeTable';
import styles from '@/components/sensitivity/paths/paths.module.css';
import { WayApproval } from '@/components/sensitivity/paths/WayApproval';
import { WayDrawing } from '@/components/sensitivity/paths/WayDrawing';
import { WayForm } from '@/components/sensitivity/paths/WayForm';
import { CalendarDate, DateTime } from '@/components/ui/DateTime';
import { LinkButton } from '@/components/ui/LinkButton';
import { noticeHref } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { SourceSign } from '@/components/ui/SourceSign';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getWay } from '@/lib/contracts/server/way-detail';
import { utcDate } from '@/lib/core/time';
import {
  answerPathAction,
  endPathAction,
  previewAnswerPath,
  previewEndPath,
  proposePathAction,
  submitPathAction,
  withdrawPathAction,
} from '../../path-actions';

export const metadata: Metadata = { title: 'Way' };

interface Props {
  readonly searchParams: Promise<{ readonly subject?: string | string[] }>;
}

export default async function WayPage({ searchParams }: Props) {
  const caller = await requireCaller();
  const now = new Date();
  const today = utcDate(now);
  const [subject] = [(await searchParams).subject].flat();
  const way = subject === undefined ? null : await getWay(caller, subject, now);
  if (!way) notFound();
  const { title, inForce, inWork, former, endedBy, wider, names, speaking, notices } = way;
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  const mayWrite = may('path.propose');
  return (
    <Page>
      <PageHeader
        title={title}
        signs={(inForce?.sample || way.sample) && <SampleMark />}
        description="Who gets data on its way there. Each needs a clause of its own, or one that flows down to it."
        actions={
          inForce &&
          may('path.end') && <EndWay id={inForce.id} end={endPathAction} preview={previewEndPath} />
        }
      />
      <Section
        title="As it is now"
        note={
          inForce ? (
            <>
              <SourceSign source={inForce.content.source} asOf={inForce.content.asOf} />. Approved{' '}
              <DateTime at={inForce.approvedAt} />.
            </>
          ) : undefined
        }
      >
        {inForce ? (
          <>
            {endedBy && (
              <p className={styles.lacking} role="status">
                {endedBy.party} is not named here. By notice this way {endedBy.passed ? 'ended' : 'ends'} on{' '}
                <CalendarDate date={endedBy.effectiveOn} />.
              </p>
            )}
            <WayDrawing hops={inForce.content.hops} names={names} speaking={speaking} />
          </>
        ) : (
          <p>
            {wider
              ? `None of its own is recorded; what is recorded for ${wider} holds.`
              : 'Unknown. Nothing clears here that asks for a contract, until a way is recorded and approved.'}
          </p>
        )}
      </Section>
      {inWork && (
        <Section title="Proposed">
          <WayDrawing hops={inWork.content.hops} names={names} speaking={speaking} />
          <WayApproval
            proposal={inWork}
            mayWrite={mayWrite}
            submit={submitPathAction}
            withdraw={withdrawPathAction}
            answer={answerPathAction}
            preview={previewAnswerPath}
          />
        </Section>
      )}
      {mayWrite && (
        <Section
          title={inWork ? 'Edit the proposal' : inForce ? 'Propose another' : 'Record the way'}
          note="It counts from when another person approves it: legal, data protection or security."
        >
          <WayForm
            key={inWork?.id ?? `after ${inForce?.id ?? ''}`}
            subject={way.subject}
            content={way.begin}
            revision={inWork?.revision ?? null}
            vendors={way.vendors}
            today={today}
            save={proposePathAction}
          />
        </Section>
      )}
      <Section
        title="Notices"
        actions={
          may('subprocessor_notice.create') && (
            <LinkButton variant="default" size="compact-sm" href={noticeHref('new', way.channel)}>
              Record notice
            </LinkButton>
          )
        }
      >
        {notices.length > 0 ? (
          <NoticeTable notices={notices} editable={may('subprocessor_notice.update')} />
        ) : (
          <p>The channel has announced nobody, as far as is recorded.</p>
        )}
      </Section>
      {former.length > 0 && (
        <Section title="What it was">
          {former.map((proposal) => (
            <details key={proposal.id}>
              <summary>
                <DateTime at={proposal.approvedAt} /> to <DateTime at={proposal.endedAt} />
              </summary>
              <WayDrawing hops={proposal.content.hops} names={names} speaking={null} />
            </details>
          ))}
        </Section>
      )}
    </Page>
  );
}
