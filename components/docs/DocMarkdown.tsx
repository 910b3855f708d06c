import type { ComponentProps, ReactNode } from 'react';
import Markdown from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { Link } from '@/components/ui/Link';
import { docLink } from '@/lib/docs/links';
import { CodeFrame } from './CodeFrame';
import styles from './prose.module.css';

const HIGHLIGHT = { detect: false, aliases: { json: ['jsonc'], bash: ['sh'] } } as const;

/** A document as a page: its code with colours and a button that copies it, its links leading to pages of the console. */
export function DocMarkdown({ markdown, file }: { readonly markdown: string; readonly file: string }) {
  return (
    <div className={styles.prose}>
      <Markdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSlug, [rehypeHighlight, HIGHLIGHT]]}
        // Where links lead is decided below; what a browser would run is not a link here.
        urlTransform={(url) => (/^(https?:|mailto:|[^:]*$)/.test(url) ? url : null)}
        components={{
          a: ({ href = '', children }) => (
            <DocAnchor link={href} file={file}>
              {children}
            </DocAnchor>
          ),
          h2: ({ node: _node, ...heading }) => <Heading as="h2" {...heading} />,
          h3: ({ node: _node, ...heading }) => <Heading as="h3" {...heading} />,
          pre: ({ children }) => <CodeFrame>{children}</CodeFrame>,
          // A column without a name is no header.
          th: ({ children }) => (children ? <th>{children}</th> : <td />),
          table: ({ children }) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
            <div className={styles.table} tabIndex={0}>
              <table>{children}</table>
            </div>
          ),
        }}
      >
        {markdown}
      </Markdown>
    </div>
  );
}

function DocAnchor({
  link,
  file,
  children,
}: {
  readonly link: string;
  readonly file: string;
  readonly children: ReactNode;
}) {
  const target = docLink(link, file);
  switch (target.kind) {
    case 'page':
      return <Link href={target.href}>{children}</Link>;
    case 'outside':
      return (
        <a href={target.href} rel="noreferrer">
          {children}
        </a>
      );
    case 'source':
      return <span title={`In the source: ${target.file}`}>{children}</span>;
  }
}

/** A heading that can be linked to. */
function Heading({ as: Tag, id, children }: { readonly as: 'h2' | 'h3' } & ComponentProps<'h2'>) {
  return (
    <Tag id={id}>
      {children}
      {id && (
        <a href={`#${id}`} className={styles.anchor} aria-label="Link to this part">
          #
        </a>
      )}
    </Tag>
  );
}
