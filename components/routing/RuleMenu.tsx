'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowRight, IconCopy, IconCopyPlus, IconDots, IconTrash } from '@tabler/icons-react';

/** What can be done with a rule beside editing it. */
export function RuleMenu({
  ruleKey,
  onDuplicate,
  onCopy,
  onMove,
  onRemove,
}: {
  readonly ruleKey: string;
  readonly onDuplicate: () => void;
  readonly onCopy: () => void;
  readonly onMove: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More about ${ruleKey}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopyPlus size={14} />} onClick={onDuplicate}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={onCopy}>
          Copy to …
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowRight size={14} />} onClick={onMove}>
          Move to …
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={onRemove}>
          Remove from the draft
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
