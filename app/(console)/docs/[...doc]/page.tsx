import { requireSignedIn } from '@/lib/auth/server/session';
import { DocPage, docMetadata } from '../doc-page';

type Props = { readonly params: Promise<{ readonly doc: string[] }> };

export const generateMetadata = async ({ params }: Props) => docMetadata((await params).doc.join('/'));

export default async function OneDocPage({ params }: Props) {
  await requireSignedIn();
  return <DocPage doc={(await params).doc.join('/')} />;
}
