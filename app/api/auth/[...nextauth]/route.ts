import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/server/next-auth-options';

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

function handler(request: Request, context: Context): Promise<Response> {
  return NextAuth(nextAuthOptions())(request, context);
}

export { handler as GET, handler as POST };
