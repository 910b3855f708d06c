'use client';

import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowUpRight,
  IconCopy,
  IconDots,
  IconGitMerge,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Link } from '@/components/ui/Link';
import { newDraftHref, rebaseHref } from '@/components/ui/links/routing';
import { tellDone } from '@/components/ui/undo-notice';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { DraftDto } from '@/lib/routing/draft';
import type { EnvironmentDto } from '@/lib/routing/dto';

type Run = (input: unknown) => Promise<ActionResult<unknown>>;

export interface DraftActions {
  readonly rename: Run;
  readonly discard: Run;
  readonly restore: Run;
}

/** What can be done with a draft as a whole. Discarding asks nothing: it can be undone. */
export function DraftMenu({
  draft,
  next,
  last,
  actions,
  onRename,
  onError,
}: {
  readonly draft: DraftDto;
  readonly next: EnvironmentDto | null;
  /** It is the only one, and stays. */
  readonly last: boolean;
  readonly actions: DraftActions;
  readonly onRename: () => void;
  readonly onError: (error: ActionError | null) => void;
}) {
  const [pending, startTransition] = useTransition();
  const { id, environment, name, revision } = draft;
  const start = { of: environment, draft: name };
  const discard = () =>
    startTransition(async () => {
      const result = await attempt(() =>
        actions.discard({ environment, draft: name, draftRevision: revision }),
      );
      onError(result.ok ? null : result.error);
      if (result.ok) tellDone(`${name} was discarded.`, () => actions.restore({ id }));
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More about ${name}`} disabled={pending}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={onRename}>
          Rename
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={14} />}
          component={Link}
          href={newDraftHref(environment, start)}
        >
          New draft from this
        </Menu.Item>
        {next && (
          <Menu.Item
            leftSection={<IconArrowUpRight size={14} />}
            component={Link}
            href={newDraftHref(next.key, start)}
          >
            Promote to {next.name} …
          </Menu.Item>
        )}
        {draft.stale && (
          <Menu.Item
            leftSection={<IconGitMerge size={14} />}
            component={Link}
            href={rebaseHref(environment, name)}
          >
            Bring up to date
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={14} />} disabled={last} onClick={discard}>
          {last ? 'The only draft stays' : 'Discard'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
