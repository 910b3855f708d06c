import { notServed } from '@/lib/auth/server/scim/discovery';

/** What is not there, or not offered (Bulk, Me), is told as RFC 7644 has it. */
export const GET = notServed;
export const POST = notServed;
export const PUT = notServed;
export const PATCH = notServed;
export const DELETE = notServed;
