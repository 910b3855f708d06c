-- AlterTable
ALTER TABLE "models" ADD COLUMN     "joined_into" TEXT;

-- AlterTable
ALTER TABLE "offerings" ADD COLUMN     "certifications" TEXT[],
ADD COLUMN     "cost_basis" JSONB,
ADD COLUMN     "deprecated_from" TIMESTAMPTZ(3),
ADD COLUMN     "human_review" TEXT,
ADD COLUMN     "mode" TEXT,
ADD COLUMN     "notice_days" INTEGER,
ADD COLUMN     "retention_days" INTEGER,
ADD COLUMN     "subprocessors" TEXT[],
ADD COLUMN     "successor" TEXT,
ADD COLUMN     "training_use" TEXT,
ADD COLUMN     "zero_retention" TEXT;

-- AlterTable
ALTER TABLE "prices" ADD COLUMN     "currency" CHAR(3) NOT NULL DEFAULT 'USD',
ADD COLUMN     "from_quantity" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "original" DECIMAL(28,9),
ADD COLUMN     "rate_as_of" DATE,
ADD COLUMN     "scope" TEXT;

-- AlterTable
ALTER TABLE "vendors" ADD COLUMN     "hosting" TEXT NOT NULL DEFAULT 'service';

-- CreateTable
CREATE TABLE "catalog_batches" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "actor_id" UUID,
    "import_id" UUID,
    "undoes" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalog_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_changes" (
    "seq" BIGSERIAL NOT NULL,
    "batch_id" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_key" TEXT NOT NULL,
    "field" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "catalog_changes_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "rows" INTEGER NOT NULL,
    "imported" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "skipped_rows" JSONB NOT NULL DEFAULT '[]',
    "notes" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB,
    "state" TEXT NOT NULL DEFAULT 'preview',
    "schedule_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_by_id" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_records" (
    "import_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "import_records_pkey" PRIMARY KEY ("import_id","key")
);

-- CreateTable
CREATE TABLE "import_schedules" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "mapping" JSONB,
    "every_hours" INTEGER NOT NULL,
    "apply" TEXT NOT NULL DEFAULT 'review',
    "max_change_percent" INTEGER NOT NULL DEFAULT 20,
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,
    "last_run_at" TIMESTAMPTZ(3),
    "last_outcome" TEXT,
    "last_failed" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discrepancy_settlements" (
    "id" UUID NOT NULL,
    "offering_key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "statements" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "discrepancy_settlements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "models_apart" (
    "id" UUID NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "models_apart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_rates" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "usd" DECIMAL(20,10) NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "actor_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exchange_rates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_links" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "revoked_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalog_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "catalog_batches_undoes_key" ON "catalog_batches"("undoes");

-- CreateIndex
CREATE INDEX "catalog_batches_import_id_idx" ON "catalog_batches"("import_id");

-- CreateIndex
CREATE INDEX "catalog_batches_at_idx" ON "catalog_batches"("at");

-- CreateIndex
CREATE INDEX "catalog_changes_batch_id_idx" ON "catalog_changes"("batch_id");

-- CreateIndex
CREATE INDEX "catalog_changes_kind_record_key_seq_idx" ON "catalog_changes"("kind", "record_key", "seq");

-- CreateIndex
CREATE INDEX "imports_source_state_applied_at_idx" ON "imports"("source", "state", "applied_at");

-- CreateIndex
CREATE INDEX "import_schedules_next_run_at_idx" ON "import_schedules"("next_run_at");

-- CreateIndex
CREATE INDEX "discrepancy_settlements_offering_key_field_idx" ON "discrepancy_settlements"("offering_key", "field");

-- CreateIndex
CREATE INDEX "models_apart_first_second_idx" ON "models_apart"("first", "second");

-- CreateIndex
CREATE INDEX "exchange_rates_currency_as_of_idx" ON "exchange_rates"("currency", "as_of");

-- CreateIndex
CREATE INDEX "saved_views_list_person_id_idx" ON "saved_views"("list", "person_id");

-- AddForeignKey
ALTER TABLE "catalog_batches" ADD CONSTRAINT "catalog_batches_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_changes" ADD CONSTRAINT "catalog_changes_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "catalog_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "import_schedules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_records" ADD CONSTRAINT "import_records_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── What the database itself refuses ─────────────
ALTER TABLE "prices" ADD CONSTRAINT "prices_not_negative" CHECK ("amount" >= 0 AND "from_quantity" >= 0 AND "above_tokens" >= 0);
ALTER TABLE "vendors" ADD CONSTRAINT "vendors_hosting" CHECK ("hosting" IN ('service', 'self_hosted', 'edge', 'device'));
ALTER TABLE "imports" ADD CONSTRAINT "imports_whole" CHECK ("imported" + "skipped" = "rows");
ALTER TABLE "imports" ADD CONSTRAINT "imports_state" CHECK ("state" IN ('preview', 'applied', 'undone', 'discarded'));
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_positive" CHECK ("usd" > 0);

-- History is added to and never changed.
CREATE TRIGGER "catalog_changes_kept" BEFORE UPDATE OR DELETE ON "catalog_changes"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "catalog_batches_kept" BEFORE UPDATE OR DELETE ON "catalog_batches"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "catalog_changes_not_emptied" BEFORE TRUNCATE ON "catalog_changes"
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "catalog_batches_not_emptied" BEFORE TRUNCATE ON "catalog_batches"
  EXECUTE FUNCTION "refuse_change"();
REVOKE UPDATE, DELETE ON "catalog_changes", "catalog_batches" FROM "fairlead_application";
