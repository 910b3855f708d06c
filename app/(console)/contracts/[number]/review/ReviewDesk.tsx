'use client';

import type { ComponentProps } from 'react';
import { Desk } from '@/components/desk/Desk';
import { DocumentPane } from '@/components/documents/DocumentPane';

/** The desk with the documents of the contract: two areas, which only a page lays side by side. */
export function ReviewDesk(props: Omit<ComponentProps<typeof Desk>, 'showDocument'>) {
  return <Desk {...props} showDocument={(shown) => <DocumentPane key={shown.document.id} {...shown} />} />;
}
