import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';

/** A part of a document: a heading and what stands below it, up to the next. */
export interface DocPart {
  readonly level: number;
  readonly title: string;
  /** Its anchor, as rehype-slug makes it. */
  readonly anchor: string;
  /** The words below it. */
  readonly text: string;
}

/** The parts of a document in order. The first is what the document is called. */
export function outline(markdown: string): readonly DocPart[] {
  const slugger = new GithubSlugger();
  const parts: { level: number; title: string; anchor: string; text: string }[] = [];
  for (const node of fromMarkdown(markdown).children) {
    if (node.type === 'heading') {
      const title = textOf(node);
      parts.push({ level: node.depth, title, anchor: slugger.slug(title), text: '' });
    } else {
      const part = parts.at(-1);
      if (part) part.text += `${textOf(node)}\n`;
    }
  }
  return parts;
}

/** A block of code, with what its fence says after the language: "sh not-run: needs a server of your own". */
export interface CodeBlock {
  readonly language: string;
  readonly note: string;
  readonly code: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** The blocks of code of a document, in order. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === 'code')
      blocks.push({
        language: node.lang ?? '',
        note: node.meta ?? '',
        code: node.value,
        line: (node.position?.start.line ?? 0) + 1,
      });
  });
  return blocks;
}

/** The targets of the links and images of a document, in order. */
export function links(markdown: string): readonly string[] {
  const found: string[] = [];
  visit(fromMarkdown(markdown), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(node.url);
  });
  return found;
}

function visit(node: Root | Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}
