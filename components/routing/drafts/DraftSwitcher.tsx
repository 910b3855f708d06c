'use client';

import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconGitBranch } from '@tabler/icons-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { Ago } from '@/components/ui/DateTime';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { draftsHref, newDraftHref } from '@/components/ui/links/routing';
import { draftCookie, remember } from '@/components/ui/remember';
import type { DraftDto } from '@/lib/routing/draft';
import { DraftSigns } from './DraftSigns';
import styles from './drafts.module.css';

/** Which draft of the environment this page is about, and the way to another on the same page. */
export function DraftSwitcher({
  drafts,
  current,
  environment,
  mayCreate,
}: {
  readonly drafts: readonly DraftDto[];
  /** Name of the one looked at. */
  readonly current: string;
  readonly environment: string;
  readonly mayCreate: boolean;
}) {
  const pathname = usePathname();
  const params = useSearchParams();
  const hrefOf = (name: string) => {
    const next = new URLSearchParams(params);
    next.set('environment', environment);
    next.set('draft', name);
    return `${pathname}?${next}`;
  };
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconGitBranch size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Draft: ${current}`}
        >
          <span className={styles.current}>{current}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>{formatPlural(drafts.length, 'open draft')}</Menu.Label>
        {drafts.map((draft) => (
          <Menu.Item
            key={draft.id}
            component={Link}
            href={hrefOf(draft.name)}
            onClick={() => remember(draftCookie(environment), draft.name)}
            aria-current={draft.name === current || undefined}
            leftSection={
              <IconCheck
                size={14}
                aria-hidden
                style={{ visibility: draft.name === current ? 'visible' : 'hidden' }}
              />
            }
          >
            <span className={styles.name}>{draft.name}</span>
            <span className={styles.facts}>
              {draft.author ?? 'Fairlead'} · changed <Ago at={draft.changedAt} /> ·{' '}
              {draft.changes === 0 ? 'nothing to publish' : formatPlural(draft.changes, 'changed rule')}
            </span>
            <span className={styles.signs}>
              <DraftSigns draft={draft} plain />
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} href={draftsHref(environment)}>
          All drafts
        </Menu.Item>
        {mayCreate && (
          <Menu.Item component={Link} href={newDraftHref(environment)}>
            New draft
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
