import { requireSignedIn } from '@/lib/auth/server/session';
import { DocPage, docMetadata } from './doc-page';

export const generateMetadata = () => docMetadata('index');

export default async function DocsPage() {
  await requireSignedIn();
  return <DocPage doc="index" />;
}
