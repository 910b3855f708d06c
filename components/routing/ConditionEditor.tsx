'use client';

import { ActionIcon, Button, Checkbox, Menu, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Condition } from '@/lib/policy/types';
import {
  type Group,
  isGroup,
  LEAF_KINDS,
  type LeafKind,
  leafKind,
  membersOf,
  newLeaf,
  type Vocabulary,
  withMembers,
} from '@/lib/routing/condition-edit';
import { ConditionLeaf } from './ConditionLeaf';
import styles from './condition.module.css';

/** Groups deeper than this are possible in a file; a person would not read them. */
const MAX_DEPTH = 4;

/** A condition as a list that reads as a sentence: all or any of its lines, lines negated, groups within groups. */
export function ConditionEditor({
  group,
  vocabulary,
  onChange,
  onRemove,
  depth = 0,
}: {
  readonly group: Group;
  readonly vocabulary: Vocabulary;
  readonly onChange: (group: Group) => void;
  readonly onRemove?: () => void;
  readonly depth?: number;
}) {
  const members = membersOf(group);
  const replace = (index: number, member: Condition | null) =>
    onChange(
      withMembers(
        group,
        members.flatMap((old, at) => (at !== index ? [old] : member ? [member] : [])),
      ),
    );
  const add = (member: Condition) => onChange(withMembers(group, [...members, member]));
  const now = () => `${new Date().toISOString().slice(0, 16)}:00.000Z`;
  const hasAttributes = Object.keys(vocabulary.attributes).length > 0;
  const offered = LEAF_KINDS.filter(
    ({ words }) =>
      (hasAttributes || !words.startsWith('attribute')) &&
      (vocabulary.tags.length > 0 || words !== 'data is tagged'),
  );

  return (
    <div className={styles.group} data-nested={depth > 0 || undefined}>
      {(members.length > 1 || depth > 0) && (
        <div className={styles.groupHead}>
          <Select
            aria-label="All or any"
            data={[
              { value: 'all', label: 'All of these' },
              { value: 'any', label: 'Any of these' },
            ]}
            value={'all' in group ? 'all' : 'any'}
            allowDeselect={false}
            w={140}
            size="xs"
            onChange={(value) => onChange(value === 'any' ? { any: members } : { all: members })}
          />
          {onRemove && (
            <ActionIcon aria-label="Remove group" onClick={onRemove}>
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      {members.length === 0 && depth === 0 && (
        <p className={styles.none}>Every request of this task class.</p>
      )}
      <ul className={styles.lines}>
        {members.map((member, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own but their place
          <li key={index} className={styles.line}>
            <Line
              member={member}
              vocabulary={vocabulary}
              depth={depth}
              now={now}
              offered={offered}
              onChange={(next) => replace(index, next)}
              onRemove={() => replace(index, null)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />}>
              Add condition
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map(({ kind, words }) => (
              <Menu.Item key={kind} onClick={() => add(newLeaf(kind, vocabulary, now()))}>
                {words} …
              </Menu.Item>
            ))}
            {depth < MAX_DEPTH && (
              <>
                <Menu.Divider />
                <Menu.Item onClick={() => add({ any: [] })}>a group of conditions</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function Line({
  member,
  vocabulary,
  depth,
  now,
  offered,
  onChange,
  onRemove,
}: {
  readonly member: Condition;
  readonly vocabulary: Vocabulary;
  readonly depth: number;
  readonly now: () => string;
  readonly offered: readonly { kind: LeafKind; words: string }[];
  readonly onChange: (member: Condition) => void;
  readonly onRemove: () => void;
}) {
  const negated = 'not' in member;
  const inner = negated ? member.not : member;
  const wrap = (next: Condition) => onChange(negated ? { not: next } : next);
  const negate = (
    <Checkbox
      size="xs"
      label="not"
      checked={negated}
      onChange={() => onChange(negated ? inner : { not: member })}
    />
  );
  if (isGroup(inner)) {
    return (
      <div className={styles.leaf}>
        {negate}
        <ConditionEditor
          group={inner}
          vocabulary={vocabulary}
          depth={depth + 1}
          onChange={wrap}
          onRemove={onRemove}
        />
      </div>
    );
  }
  return (
    <div className={styles.leaf}>
      {negate}
      <Select
        aria-label="Condition"
        data={offered.map(({ kind, words }) => ({ value: kind, label: words }))}
        value={leafKind(inner)}
        allowDeselect={false}
        w={180}
        onChange={(value) => value && wrap(newLeaf(value as LeafKind, vocabulary, now()))}
      />
      <ConditionLeaf leaf={inner} vocabulary={vocabulary} onChange={wrap} />
      <ActionIcon aria-label="Remove condition" onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
