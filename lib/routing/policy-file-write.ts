import { Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { POLICY_FILE_FORMAT, type PolicyFile, toFileRule } from './policy-file';
import type { SourceRule } from './source-schema';

/** Fields of a rule in the order in which people read them. */
const RULE_FIELDS = [
  'key',
  'enabled',
  'note',
  'when',
  'onUnknown',
  'regions',
  'needs',
  'limits',
  'salt',
  'arms',
  'escalate',
] as const;
/** Lists of plain words stay on their line up to this many characters. */
const LINE = 100;

/** The file as JSON has it: usual values left out, in one order. */
export function policyFileJson(file: PolicyFile, schemaUrl: string): Record<string, unknown> {
  const { environment, baseVersion, taskClasses } = file;
  return {
    $schema: schemaUrl,
    format: POLICY_FILE_FORMAT,
    environment,
    ...(baseVersion === undefined ? {} : { baseVersion }),
    taskClasses: Object.fromEntries(
      Object.keys(taskClasses)
        .sort()
        .map((key) => [key, (taskClasses[key] ?? []).map(writtenRule)]),
    ),
  };
}

/**
 * The file as YAML, the same bytes for the same content.
 * @param title what it is, for its first line: "the active policy of production, version 12"
 */
export function policyFileYaml(file: PolicyFile, schemaUrl: string, title: string): string {
  const { $schema: _, ...content } = policyFileJson(file, schemaUrl);
  const document = new Document(content, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  inline(document.contents as Node);
  document.commentBefore = ` yaml-language-server: $schema=${schemaUrl}\n ${title}`;
  return document.toString({ lineWidth: 0, blockQuote: 'literal', flowCollectionPadding: false });
}

function writtenRule(rule: SourceRule): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...toFileRule(rule) };
  if (rule.enabled) delete fields.enabled;
  if (fields.onUnknown === 'deny') delete fields.onUnknown;
  fields.arms = rule.definition.arms.map(({ targets, select, ...arm }) => ({
    ...arm,
    ...(select ? { select } : { targets }),
  }));
  return Object.fromEntries(
    RULE_FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  );
}

/** Lists of plain words, and empty things, go on one line. */
function inline(node: Node | null): void {
  if (isSeq(node)) {
    const short = node.items.every((item) => isScalar(item) && !String(item.value).includes('\n'));
    if (short && JSON.stringify(node.toJSON()).length <= LINE) node.flow = true;
    else for (const item of node.items) inline(item as Node);
  } else if (isMap(node)) {
    if (node.items.length === 0) node.flow = true;
    for (const { value } of node.items) inline(value as Node);
  }
}
