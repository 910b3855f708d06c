'use client';

import { Button, Modal, Radio, Select } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { Link } from '@/components/ui/Link';
import { taskClassHref } from '@/components/ui/links/routing';
import { tellDone } from '@/components/ui/undo-notice';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { RuleDto } from '@/lib/routing/dto';
import styles from './publish.module.css';

/** An environment with its open drafts. */
export interface DraftPlaces {
  readonly environment: string;
  readonly name: string;
  readonly drafts: readonly string[];
}

/** Chooses the draft that a rule is copied or moved to, and does it. */
export function CopyRuleDialog({
  what,
  rule,
  places,
  run,
  onClose,
}: {
  readonly what: 'Copy' | 'Move';
  readonly rule: RuleDto;
  readonly places: readonly DraftPlaces[];
  readonly run: (input: unknown) => Promise<ActionResult<RuleDto>>;
  readonly onClose: () => void;
}) {
  const others = places.flatMap(({ environment, name, drafts }) =>
    drafts
      .filter((draft) => environment !== rule.environment || draft !== rule.draft)
      .map((draft) => ({ environment, name, draft })),
  );
  const [chosen, setChosen] = useState(0);
  const [ifTaken, setIfTaken] = useState('rename');
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const to = others[chosen];

  const send = async () => {
    if (!to) return;
    setPending(true);
    const { id, revision } = rule;
    const { environment, draft, name } = to;
    const result = await attempt(() => run({ id, revision, to: { environment, draft }, ifTaken }));
    setPending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    const { key, taskClass } = result.data;
    tellDone(
      <>
        {rule.key} was {what === 'Copy' ? 'copied' : 'moved'} to the draft {draft} of {name}
        {key !== rule.key && ` as ${key}`}.{' '}
        <Link href={taskClassHref(taskClass, environment, draft)}>Go there</Link>
      </>,
    );
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={`${what} rule ${rule.key}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form className={styles.publish} error={error} onSubmit={() => void send()}>
        {others.length === 0 ? (
          <p>There is no other draft to {what.toLowerCase()} it to.</p>
        ) : (
          <>
            <Select
              data-autofocus
              label="To the draft"
              description={
                what === 'Move'
                  ? 'It is written there and leaves this draft, both or neither.'
                  : 'It is added after the rules of the task class there.'
              }
              data={others.map(({ name, draft }, index) => ({
                value: String(index),
                label: `${name}: ${draft}`,
              }))}
              value={String(chosen)}
              allowDeselect={false}
              onChange={(value) => value !== null && setChosen(Number(value))}
            />
            <Radio.Group label="If a rule there has the same key" value={ifTaken} onChange={setIfTaken}>
              <div className={styles.choices}>
                <Radio value="rename" label={`Keep both, and give ${rule.key} another key there`} />
                <Radio value="replace" label="Let the rule there say what this one says" />
              </div>
            </Radio.Group>
          </>
        )}
        <div className={styles.publishTools}>
          <Button type="submit" loading={pending} disabled={!to}>
            {what} rule
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
