import { defineConfig } from 'prisma/config';

// No datasource: the client is generated without a database, and migrations are applied by scripts/setup/migrate.ts.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
