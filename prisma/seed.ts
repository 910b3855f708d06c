import { connect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { seedAccess } from './seed-access';
import { seedCatalogue } from './seed-catalogue';
import { seedRouting } from './seed-routing';
import { seedSample } from './seed-sample';

/**
 * Fills a migrated database as the application's login: the catalogue, the first administrator, the example policy.
 * Each part is idempotent, so running it again is safe.
 */
async function main(): Promise<void> {
  const { DATABASE_URL, FAIRLEAD_ADMIN_EMAIL, FAIRLEAD_ADMIN_PASSWORD } = env();
  const database = connect(DATABASE_URL);
  try {
    const catalogue = await seedCatalogue(database);
    const lines = Object.entries(catalogue).map(([what, { created, updated }]) =>
      updated > 0 ? `${created} ${what} (${updated} updated)` : `${created} ${what}`,
    );
    console.log(`Catalogue: ${lines.join(', ')}`);
    const first = FAIRLEAD_ADMIN_PASSWORD
      ? { adminEmail: FAIRLEAD_ADMIN_EMAIL, adminPassword: FAIRLEAD_ADMIN_PASSWORD }
      : null;
    const made = await seedAccess(database, first);
    console.log(`Access: ${made ? 1 : 0} administrators`);
    // Before the first policy, by whose absence an installation is known to be new.
    const sample = await seedSample(database);
    console.log(`Sample: ${sample.offerings} offerings, ${sample.contracts} contracts`);
    const { taskClasses, versions } = await seedRouting(database);
    console.log(`Routing: ${taskClasses} task classes, ${versions} policy versions`);
  } finally {
    await database.$disconnect();
  }
}

await main();
