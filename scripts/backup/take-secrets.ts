import { existsSync } from 'node:fs';
import { newSecrets, openSecrets, type Secrets } from '../setup/secrets';

/** With what a data folder restores a backup. */
type Taken = {
  secrets: Secrets;
  /** The folder has none yet: these are to be saved once the backup is proved, and not when it is only looked at. */
  fresh: boolean;
  /** The folder's own sealing key is not the one in the backup, and is left as it is. */
  others: boolean;
};

/**
 * The secrets of a data folder. Where there are none yet, new ones with the keys of the backup in them, so that it can be
 * proved; nothing is written.
 *
 * @param file secrets.json of the data folder
 * @param text the secrets in the backup; undefined = none
 */
export function takeSecrets(file: string, text: string | undefined): Taken {
  const fresh = !existsSync(file);
  const own = fresh ? newSecrets() : openSecrets(file);
  if (text === undefined) return { secrets: own, fresh, others: false };
  const {
    sessionSecret,
    FAIRLEAD_KEY: sealingKey,
    FAIRLEAD_DELIVERY_KEY: deliverySealingKey,
  } = JSON.parse(text);
  if (!fresh) return { secrets: own, fresh, others: own.sealingKey !== sealingKey };
  return { secrets: { ...own, sessionSecret, sealingKey, deliverySealingKey }, fresh, others: false };
}
