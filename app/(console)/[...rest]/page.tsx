import { notFound } from 'next/navigation';

/** An address that no page has: said within the frame, where one can go on. */
export default function NoPage(): never {
  notFound();
}
