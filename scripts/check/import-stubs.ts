import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFileSync } from '@swc/core';

/**
 * Copies a tree in which every file holds its imports only, as plain JavaScript. dependency-cruiser reads TypeScript
 * through the compiler's JavaScript API, which TypeScript 7 no longer has, and without it guesses: types and JSX hide
 * imports from it. swc reads them all, imports of types included.
 *
 * @returns the copy, and how to remove it
 */
export function importStubs(root: string, folders: readonly string[]): { root: string; remove(): void } {
  const copy = mkdtempSync(path.join(tmpdir(), 'fairlead-imports-'));
  for (const folder of folders) copyFolder(path.join(root, folder), path.join(copy, folder));
  for (const name of ['package.json', 'node_modules']) {
    const source = path.join(root, name);
    if (!existsSync(source)) continue;
    if (name === 'node_modules') symlinkSync(source, path.join(copy, name), 'junction');
    else cpSync(source, path.join(copy, name));
  }
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isFile()) writeFileSync(target, stubOf(source));
  }
}

function stubOf(file: string): string {
  if (file.endsWith('.json')) return readFileSync(file, 'utf8');
  if (!/\.[cm]?[jt]sx?$/.test(file)) return '';
  const names = new Set<string>();
  collect(parseFileSync(file, { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true }), names);
  return [...names].map((name) => `import ${JSON.stringify(name)};\n`).join('');
}

/** Adds the module names that a syntax tree imports in any way: statically, dynamically, as a type, or re-exported. */
function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, names);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, source, argument, callee } = node as Record<
    string,
    { type?: string; value?: unknown } | undefined
  > & {
    type: string;
  };
  if (/^(Import|ExportAll|ExportNamed)Declaration$/.test(type ?? '')) add(source, names);
  if (type === 'TsImportType') add(argument, names);
  if (type === 'TsExternalModuleReference')
    add((node as { expression?: { value?: unknown } }).expression, names);
  if (type === 'CallExpression' && (callee?.type === 'Import' || callee?.value === 'require')) {
    add((node as { arguments: { expression?: { value?: unknown } }[] }).arguments[0]?.expression, names);
  }
  for (const value of Object.values(node)) collect(value, names);
}

function add(literal: { type?: string; value?: unknown } | undefined | null, names: Set<string>): void {
  if (literal?.type === 'StringLiteral' && typeof literal.value === 'string') names.add(literal.value);
}
