import { createTransport } from 'nodemailer';

/** A mail as it is handed over. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands mails over; rejects when it could not. */
export type Mailer = (mail: Mail) => Promise<void>;

/** A mailer for an SMTP server, `smtp://` with STARTTLS where it is offered or `smtps://`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, {
    from,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    // Nothing that somebody wrote makes it read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
  };
}
