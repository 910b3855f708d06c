'use client';

import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { ProposalAnswer, ProposalDto } from '@/lib/proposals/proposal';
import { ProposalSign } from './ProposalSign';
import type { ProposalActions } from './proposal-actions';
import styles from './proposals.module.css';

/** How a proposal stands, who wrote it, what others said, and what the reader can do with it. */
export function ProposalBar({
  proposal,
  actions,
  blocked = false,
  children,
}: {
  readonly proposal: ProposalDto;
  readonly actions: ProposalActions;
  /** Something must be looked at first (what closes), so that nothing can be approved yet. */
  readonly blocked?: boolean;
  /** Between what was said and the buttons: what approving it would close, for instance. */
  readonly children?: ReactNode;
}) {
  const [message, setMessage] = useState('');
  const { act, error, pending } = useAct();
  const field = useId();
  const { id, revision, state, mayApprove, whyNot } = proposal;
  const say = async (action: NonNullable<ProposalActions[keyof ProposalActions]>) => {
    if (await act(() => action({ id, revision, ...(message && { message }) }))) setMessage('');
  };
  const answering = state === 'submitted' && mayApprove;
  return (
    <section className={styles.bar} aria-label="Approval">
      <p className={styles.state}>
        <ProposalSign proposal={proposal} /> <WhoAndWhen proposal={proposal} />
      </p>
      {proposal.note && <p className={styles.said}>{proposal.note}</p>}
      <Answers answers={proposal.answers} />
      {whyNot && <p className={styles.muted}>{whyNot}</p>}
      {children}
      <FormErrors error={error} labels={{ '/message': 'Message' }} />
      {answering && (
        <Textarea
          id={field}
          label="Message"
          autosize
          minRows={1}
          maxLength={2000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      )}
      <div className={styles.tools}>
        {answering && actions.approve && (
          <Button
            loading={pending}
            disabled={blocked}
            leftSection={<IconCheck size={16} aria-hidden />}
            onClick={() => void (actions.approve && say(actions.approve))}
          >
            Approve
          </Button>
        )}
        {answering && actions.requestChanges && (
          <Button
            variant="default"
            disabled={pending}
            onClick={() => void (actions.requestChanges && say(actions.requestChanges))}
          >
            Ask for changes
          </Button>
        )}
        {state === 'open' && actions.submit && (
          <Button loading={pending} onClick={() => void (actions.submit && say(actions.submit))}>
            Put up for approval
          </Button>
        )}
        {(state === 'open' || state === 'submitted') && actions.withdraw && (
          <Button
            variant="subtle"
            color="gray"
            disabled={pending}
            onClick={() => void (actions.withdraw && say(actions.withdraw))}
          >
            Withdraw
          </Button>
        )}
      </div>
    </section>
  );
}

function WhoAndWhen({ proposal }: { readonly proposal: ProposalDto }) {
  const { authors, submittedAt, approvedAt, endedAt, state } = proposal;
  const since = state === 'ended' ? endedAt : state === 'approved' ? approvedAt : submittedAt;
  return (
    <span className={styles.muted}>
      {authors.length > 0 && `written by ${authors.join(', ')} `}
      {since && <Ago at={since} />}
    </span>
  );
}

/** What others said. What was said of an earlier text is told as such. */
export function Answers({ answers }: { readonly answers: readonly ProposalAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <ul className={styles.answers} aria-label="Answers">
      {answers.map(({ person, verdict, message, at, current }) => (
        <li key={`${person}${at}`}>
          <strong>{person}</strong> {verdict === 'approve' ? 'approved' : 'asked for changes'} <Ago at={at} />
          {!current && <span className={styles.muted}> · of an earlier text</span>}
          {message && <span className={styles.said}>{message}</span>}
        </li>
      ))}
    </ul>
  );
}
