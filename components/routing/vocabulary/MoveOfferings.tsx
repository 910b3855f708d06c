'use client';

import { Select } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { EndpointDetail } from '@/lib/catalog/endpoint';
import type { ActionResult } from '@/lib/http/action-result';
import { count } from '../DraftBar';
import styles from './vocabulary.module.css';

/** Has one offering, or all of a channel, called at another endpoint than this one. */
export function MoveOfferings({
  endpoint,
  others,
  move,
}: {
  readonly endpoint: EndpointDetail;
  readonly others: readonly { readonly key: string; readonly name: string }[];
  readonly move: (input: unknown) => Promise<ActionResult<{ moved: number }>>;
}) {
  const router = useRouter();
  const [which, setWhich] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [moved, setMoved] = useState('');
  const channel = endpoint.channels.find(({ key }) => which === `channel ${key}`);
  const offering = which?.startsWith('offering ') ? which.slice('offering '.length) : null;
  const what = channel ? count(channel.offerings, 'offering') : '1 offering';
  return (
    <div className={styles.move}>
      <Select
        label="Move"
        placeholder="A channel or an offering"
        searchable
        clearable
        limit={60}
        data={[
          {
            group: 'All of a channel',
            items: endpoint.channels.map(({ key, name, offerings }) => ({
              value: `channel ${key}`,
              label: `${name} (${offerings.toLocaleString('en')})`,
            })),
          },
          {
            group: 'One offering',
            items: endpoint.called.map((key) => ({ value: `offering ${key}`, label: key })),
          },
        ]}
        value={which}
        onChange={setWhich}
      />
      <Select
        label="To"
        placeholder="An endpoint"
        searchable
        clearable
        limit={60}
        data={others.map(({ key, name }) => ({ value: key, label: key === name ? key : `${key} (${name})` }))}
        value={to}
        onChange={setTo}
      />
      <ConfirmAction
        label="Move"
        title={`Move ${what} to ${to}?`}
        effect={`${channel ? `Every offering of ${channel.name} that is called at ${endpoint.key}` : offering} will be called at ${to}, in each environment from its next publish on. Routers must know ${to} by then.`}
        confirmLabel={`Move ${what}`}
        buttonProps={{ disabled: to === null || (!channel && offering === null) }}
        onConfirm={async () => {
          const from = endpoint.key;
          const result = await move(
            channel
              ? { to, from, channel: channel.key, count: channel.offerings }
              : { to, from, offering: offering ?? '' },
          );
          if (result.ok) {
            setMoved(`${count(result.data.moved, 'offering')} moved to ${to}.`);
            setWhich(null);
            router.refresh();
          } else if (result.error.kind === 'conflict') {
            router.refresh();
            const message = 'What is called here has changed meanwhile. Look again, then move.';
            return { ok: false, error: { ...result.error, message } };
          }
          return result;
        }}
      />
      <span role="status" className={styles.note}>
        {moved}
      </span>
    </div>
  );
}
