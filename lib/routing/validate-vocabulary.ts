import { own } from '@/lib/core/own';
import type { Condition, Label } from '@/lib/policy/types';
import { type Finding, type FindingCode, pointer } from './finding';
import type { CompileRecords } from './records';

type Words = Pick<CompileRecords, 'levels' | 'tags' | 'attributes' | 'regionGroups' | 'offerings'>;

/**
 * What task classes and enabled rules name that the vocabulary does not have: an attribute or a level that was
 * archived, a value that was taken out of a closed list, a region that nothing knows. Routers would refuse the bundle
 * for the first of them; this says each, and where.
 */
export function checkVocabulary(records: Words & Pick<CompileRecords, 'source'>): Finding[] {
  const levels = new Set(records.levels.map((level) => level.key));
  const tags = new Set(records.tags.map((tag) => tag.key));
  const regions = knownRegions(records);
  const findings: Finding[] = [];
  for (const [key, taskClass] of Object.entries(records.source.taskClasses)) {
    const at = pointer('taskClasses', key);
    const said = (
      code: FindingCode,
      place: string,
      word: string,
      message: string,
      rule: string | null = null,
    ) =>
      findings.push({
        code,
        severity: code === 'region_unknown' ? 'warning' : 'error',
        place,
        values: { taskClass: key, ...(rule === null ? {} : { rule }), name: word },
        message,
      });
    const checkLabel = ({ level, tags: stated }: Label, place: string) => {
      if (!levels.has(level))
        said(
          'level_unknown',
          `${place}/level`,
          level,
          `${taskClass.name} names the level ${level}, which is no more.`,
        );
      stated.forEach((tag, index) => {
        if (tags.has(tag)) return;
        const message = `${taskClass.name} names the tag ${tag}, which is no more.`;
        said('tag_unknown', `${place}${pointer('tags', index)}`, tag, message);
      });
    };
    checkLabel(taskClass.label, `${at}/label`);
    checkLabel(taskClass.unlabelled, `${at}/unlabelled`);
    taskClass.rules.forEach((rule, index) => {
      if (!rule.enabled) return;
      const definition = `${at}${pointer('rules', index, 'definition')}`;
      for (const [part, place] of leavesOf(rule.definition.when, `${definition}/when`)) {
        for (const unknown of unknownIn(part, records, levels, tags)) {
          const message = `The condition of ${rule.key} names ${unknown.words}, which is not in the vocabulary.`;
          said(unknown.code, `${place}${unknown.place}`, unknown.name, message, rule.key);
        }
      }
      rule.definition.regions?.forEach((region, place) => {
        if (regions.has(region)) return;
        const message = `${rule.key} keeps requests to ${region}, which no region group has and no offering it names.`;
        said('region_unknown', `${definition}${pointer('regions', place)}`, region, message, rule.key);
      });
    });
  }
  return findings;
}

function knownRegions({ regionGroups, offerings }: Words): Set<string> {
  const known = new Set(Object.keys(regionGroups));
  for (const members of Object.values(regionGroups)) for (const region of members) known.add(region);
  for (const { regions } of Object.values(offerings)) for (const region of regions ?? []) known.add(region);
  return known;
}

/** The leaves of a condition with their places. Without recursion: what is stored may be nested deeper than is allowed. */
function leavesOf(condition: Condition | undefined, place: string): (readonly [Condition, string])[] {
  const leaves: (readonly [Condition, string])[] = [];
  const open: (readonly [Condition, string])[] = condition ? [[condition, place]] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, at] = next;
    if ('not' in part) open.push([part.not, `${at}/not`]);
    else if ('all' in part)
      part.all.forEach((inner, index) => {
        open.push([inner, `${at}/all/${index}`]);
      });
    else if ('any' in part)
      part.any.forEach((inner, index) => {
        open.push([inner, `${at}/any/${index}`]);
      });
    else leaves.push(next);
  }
  return leaves.reverse();
}

interface Unknown {
  readonly code: FindingCode;
  /** Within the leaf. */
  readonly place: string;
  readonly name: string;
  readonly words: string;
}

/** Each thing that a leaf names and nobody knows. */
function unknownIn(
  leaf: Condition,
  { attributes }: Pick<Words, 'attributes'>,
  levels: ReadonlySet<string>,
  tags: ReadonlySet<string>,
): Unknown[] {
  if ('tag' in leaf) {
    const { tag } = leaf;
    return tags.has(tag) ? [] : [{ code: 'tag_unknown', place: '/tag', name: tag, words: `the tag ${tag}` }];
  }
  if ('level' in leaf) {
    return Object.entries(leaf.level).flatMap(([bound, name]) =>
      levels.has(name)
        ? []
        : [{ code: 'level_unknown' as const, place: `/level/${bound}`, name, words: `the level ${name}` }],
    );
  }
  if (!('attribute' in leaf)) return [];
  const { attribute } = leaf;
  const closed = own(attributes, attribute);
  if (!closed) {
    const words = `the attribute ${attribute}`;
    return [{ code: 'attribute_unknown', place: '/attribute', name: attribute, words }];
  }
  if (closed.length === 0 || 'exists' in leaf) return [];
  const known = new Set(closed);
  const [list, named] = 'in' in leaf ? (['in', leaf.in] as const) : (['notIn', leaf.notIn] as const);
  return named.flatMap((name, index) =>
    known.has(name)
      ? []
      : [
          {
            code: 'attribute_value_unknown' as const,
            place: pointer(list, index),
            name,
            words: `${name} as a value of ${attribute}`,
          },
        ],
  );
}
