'use server';

import { headers } from 'next/headers';
import { after } from 'next/server';
import { passwordMail } from '@/lib/auth/password-reset';
import { clientAddress } from '@/lib/auth/server/client-address';
import { mailPasswordLink, readForgotten } from '@/lib/auth/server/password-reset';
import { env } from '@/lib/env';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { smtpMailer } from '@/lib/notifications/server/mailer';
import { log } from '@/lib/observe/log';

/** The same answer after the same work, whoever asks: whether there is an account is looked at once the answer is out. */
export async function forgotPasswordAction(input: unknown): Promise<ActionResult<void>> {
  return actionResult(async () => {
    const { FAIRLEAD_SMTP_URL, FAIRLEAD_MAIL_FROM, NEXTAUTH_URL } = env();
    const email = await readForgotten(input, clientAddress(await headers()), new Date());
    if (!FAIRLEAD_SMTP_URL) return;
    const mail = smtpMailer(FAIRLEAD_SMTP_URL, FAIRLEAD_MAIL_FROM);
    after(() =>
      // Not through the queue: its rows are kept, and this text holds a secret.
      mailPasswordLink(email, (to, path) =>
        mail({ to, ...passwordMail(new URL(path, NEXTAUTH_URL).href) }),
      ).catch((error: unknown) =>
        log('sign-in').error(
          { event: 'mail_failed', err: error },
          'a link for a new password was not mailed',
        ),
      ),
    );
  });
}
