import { DocPage, docMetadata } from './doc-page';

export const generateMetadata = () => docMetadata('index');

export default function DocsPage() {
  return <DocPage doc="index" />;
}
