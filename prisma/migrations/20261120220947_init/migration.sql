-- CreateTable
CREATE TABLE "actors" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_stamp" TEXT NOT NULL,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_accounts" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "service_account_id" UUID,
    "role" TEXT NOT NULL,
    "environment_id" UUID,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "router_tokens" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "scopes" TEXT[],
    "secret_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "revoked_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "router_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendors" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT,
    "is_owner" BOOLEAN NOT NULL DEFAULT false,
    "is_channel" BOOLEAN NOT NULL DEFAULT false,
    "website" TEXT,
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stakes" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'interest',
    "economic_percent" DECIMAL(7,4),
    "voting_percent" DECIMAL(7,4),
    "committed_usd" DECIMAL(20,2),
    "convertible" BOOLEAN,
    "board_seats" INTEGER,
    "revenue_share_percent" DECIMAL(7,4),
    "exclusivity" TEXT,
    "spend_commitment_usd" DECIMAL(20,2),
    "note" TEXT,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "confidence" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3),
    "valid_to" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stakes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "models" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID,
    "family" TEXT,
    "description" TEXT,
    "released_on" DATE,
    "knowledge_cutoff" TEXT,
    "open_weights" BOOLEAN,
    "input_modalities" TEXT[],
    "output_modalities" TEXT[],
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_aliases" (
    "id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,

    CONSTRAINT "model_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offerings" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "model_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "request_id" TEXT NOT NULL,
    "profile" TEXT,
    "service_tier" TEXT NOT NULL DEFAULT 'standard',
    "api" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "regions" TEXT[],
    "regions_known" BOOLEAN NOT NULL DEFAULT false,
    "capabilities" TEXT[],
    "capabilities_known" BOOLEAN NOT NULL DEFAULT false,
    "input_modalities" TEXT[],
    "output_modalities" TEXT[],
    "context_tokens" INTEGER,
    "max_input_tokens" INTEGER,
    "max_output_tokens" INTEGER,
    "lifecycle" TEXT NOT NULL DEFAULT 'available',
    "sold_from" TIMESTAMPTZ(3),
    "sold_until" TIMESTAMPTZ(3),
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offerings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prices" (
    "id" UUID NOT NULL,
    "offering_id" UUID NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" DECIMAL(28,9) NOT NULL,
    "free" BOOLEAN NOT NULL DEFAULT false,
    "above_tokens" INTEGER NOT NULL DEFAULT 0,
    "valid_from" TIMESTAMPTZ(3),
    "valid_to" TIMESTAMPTZ(3),
    "daily_from" TEXT,
    "daily_to" TEXT,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "raw" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measurements" (
    "id" UUID NOT NULL,
    "offering_id" UUID,
    "model_id" UUID,
    "kind" TEXT NOT NULL,
    "benchmark" TEXT,
    "value" DECIMAL(20,6) NOT NULL,
    "n" INTEGER,
    "source" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measurements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "rev" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "catalog_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensitivity_levels" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "obligations" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "sensitivity_levels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensitivity_tags" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "obligations" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "sensitivity_tags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environments" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "production" BOOLEAN NOT NULL DEFAULT false,
    "stale_after" INTEGER NOT NULL DEFAULT 900,
    "deny_after" INTEGER,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_classes" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "floor_level" TEXT NOT NULL,
    "floor_tags" TEXT[],
    "unlabelled_level" TEXT NOT NULL,
    "unlabelled_tags" TEXT[],
    "sla_p95_ms" INTEGER,
    "sla_availability" DECIMAL(6,4),
    "cost_tolerance_usd" DECIMAL(20,9),
    "quality_floor" DECIMAL(20,6),
    "quality_benchmark" TEXT,
    "kpi" TEXT,
    "owner_name" TEXT,
    "reference_input_tokens" INTEGER,
    "reference_output_tokens" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_classes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attributes" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "values" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "attributes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region_groups" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "regions" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "region_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "base_version" INTEGER,
    "created_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rules" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "task_class_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "definition" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bundles" (
    "digest" TEXT NOT NULL,
    "identity" BYTEA NOT NULL,
    "gzip" BYTEA NOT NULL,
    "brotli" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bundles_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "policy_versions" (
    "environment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "bundle_digest" TEXT NOT NULL,
    "overlay" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "of_version" INTEGER,
    "source" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "release" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("environment_id","version")
);

-- CreateTable
CREATE TABLE "delivery_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "policy_rev" BIGINT NOT NULL DEFAULT 0,
    "tokens_rev" BIGINT NOT NULL DEFAULT 0,
    "keys_rev" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "environment" TEXT,
    "bytes" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "persons_actor_id_key" ON "persons"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts"("email");

-- CreateIndex
CREATE INDEX "accounts_person_id_idx" ON "accounts"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_accounts_actor_id_key" ON "service_accounts"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_accounts_name_key" ON "service_accounts"("name");

-- CreateIndex
CREATE INDEX "role_grants_person_id_idx" ON "role_grants"("person_id");

-- CreateIndex
CREATE INDEX "role_grants_service_account_id_idx" ON "role_grants"("service_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_secret_hash_key" ON "invitations"("secret_hash");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE INDEX "sign_in_attempts_key_at_idx" ON "sign_in_attempts"("key", "at");

-- CreateIndex
CREATE INDEX "router_tokens_environment_id_idx" ON "router_tokens"("environment_id");

-- CreateIndex
CREATE UNIQUE INDEX "vendors_key_key" ON "vendors"("key");

-- CreateIndex
CREATE UNIQUE INDEX "stakes_key_key" ON "stakes"("key");

-- CreateIndex
CREATE INDEX "stakes_holder_id_idx" ON "stakes"("holder_id");

-- CreateIndex
CREATE INDEX "stakes_subject_id_idx" ON "stakes"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "models_key_key" ON "models"("key");

-- CreateIndex
CREATE INDEX "models_owner_id_idx" ON "models"("owner_id");

-- CreateIndex
CREATE INDEX "model_aliases_alias_idx" ON "model_aliases"("alias");

-- CreateIndex
CREATE UNIQUE INDEX "model_aliases_model_id_alias_key" ON "model_aliases"("model_id", "alias");

-- CreateIndex
CREATE UNIQUE INDEX "offerings_key_key" ON "offerings"("key");

-- CreateIndex
CREATE INDEX "offerings_model_id_idx" ON "offerings"("model_id");

-- CreateIndex
CREATE INDEX "offerings_channel_id_idx" ON "offerings"("channel_id");

-- CreateIndex
CREATE INDEX "prices_offering_id_idx" ON "prices"("offering_id");

-- CreateIndex
CREATE INDEX "measurements_offering_id_idx" ON "measurements"("offering_id");

-- CreateIndex
CREATE INDEX "measurements_model_id_idx" ON "measurements"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "sensitivity_levels_key_key" ON "sensitivity_levels"("key");

-- CreateIndex
CREATE UNIQUE INDEX "sensitivity_levels_rank_key" ON "sensitivity_levels"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "sensitivity_tags_key_key" ON "sensitivity_tags"("key");

-- CreateIndex
CREATE UNIQUE INDEX "environments_key_key" ON "environments"("key");

-- CreateIndex
CREATE UNIQUE INDEX "environments_position_key" ON "environments"("position");

-- CreateIndex
CREATE UNIQUE INDEX "task_classes_key_key" ON "task_classes"("key");

-- CreateIndex
CREATE UNIQUE INDEX "attributes_key_key" ON "attributes"("key");

-- CreateIndex
CREATE UNIQUE INDEX "region_groups_key_key" ON "region_groups"("key");

-- CreateIndex
CREATE UNIQUE INDEX "drafts_environment_id_name_key" ON "drafts"("environment_id", "name");

-- CreateIndex
CREATE INDEX "rules_draft_id_task_class_id_position_idx" ON "rules"("draft_id", "task_class_id", "position");

-- CreateIndex
CREATE INDEX "rules_task_class_id_idx" ON "rules"("task_class_id");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_subject_id_idx" ON "audit_entries"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_idx" ON "audit_entries"("actor_id");

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_service_account_id_fkey" FOREIGN KEY ("service_account_id") REFERENCES "service_accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "router_tokens" ADD CONSTRAINT "router_tokens_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stakes" ADD CONSTRAINT "stakes_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stakes" ADD CONSTRAINT "stakes_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "models" ADD CONSTRAINT "models_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "vendors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_aliases" ADD CONSTRAINT "model_aliases_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rules" ADD CONSTRAINT "rules_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rules" ADD CONSTRAINT "rules_task_class_id_fkey" FOREIGN KEY ("task_class_id") REFERENCES "task_classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_bundle_digest_fkey" FOREIGN KEY ("bundle_digest") REFERENCES "bundles"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── Values that are not free text ─────────────
ALTER TABLE "actors" ADD CONSTRAINT "actors_kind" CHECK ("kind" IN ('person', 'service', 'system'));
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_one_holder"
  CHECK (("person_id" IS NULL) <> ("service_account_id" IS NULL));
CREATE UNIQUE INDEX "role_grants_once" ON "role_grants"
  ("person_id", "service_account_id", "role", "environment_id") NULLS NOT DISTINCT;
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_lifecycle"
  CHECK ("lifecycle" IN ('preview', 'available', 'deprecated', 'retired'));
ALTER TABLE "prices" ADD CONSTRAINT "prices_amount" CHECK ("amount" >= 0 AND (NOT "free" OR "amount" = 0));
ALTER TABLE "prices" ADD CONSTRAINT "prices_above" CHECK ("above_tokens" >= 0);
ALTER TABLE "prices" ADD CONSTRAINT "prices_window" CHECK ("valid_from" < "valid_to");
ALTER TABLE "stakes" ADD CONSTRAINT "stakes_kind" CHECK ("kind" IN ('controls', 'interest', 'none'));
ALTER TABLE "stakes" ADD CONSTRAINT "stakes_two_vendors" CHECK ("holder_id" <> "subject_id");
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_one_subject"
  CHECK (("offering_id" IS NULL) <> ("model_id" IS NULL));
ALTER TABLE "delivery_state" ADD CONSTRAINT "delivery_state_one_row" CHECK ("id" = 1);
ALTER TABLE "catalog_state" ADD CONSTRAINT "catalog_state_one_row" CHECK ("id" = 1);
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_one_row" CHECK ("id" = 1);
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_number" CHECK ("version" >= 1 AND "epoch" >= 1);
-- A rule's key is its id in the bundle: once in a draft, archived ones aside.
CREATE UNIQUE INDEX "rules_key_once" ON "rules" ("draft_id", "key") WHERE "archived_at" IS NULL;

INSERT INTO "delivery_state" ("id") VALUES (1);
INSERT INTO "catalog_state" ("id") VALUES (1);
INSERT INTO "audit_head" ("id", "hash") VALUES (1, sha256('fairlead.audit/1'));

-- ───────────── What never changes ─────────────
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "bundles_immutable" BEFORE UPDATE OR DELETE ON "bundles"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "bundles_keep" BEFORE TRUNCATE ON "bundles" EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_versions_immutable" BEFORE UPDATE OR DELETE ON "policy_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_versions_keep" BEFORE TRUNCATE ON "policy_versions" EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entries_immutable" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entries_keep" BEFORE TRUNCATE ON "audit_entries" EXECUTE FUNCTION "refuse_change"();

-- Numbers without gaps: the next version of an environment is the last one plus one, and says when it was made.
CREATE FUNCTION "next_policy_version"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last integer;
BEGIN
  SELECT coalesce(max("version"), 0) INTO last FROM "policy_versions" WHERE "environment_id" = NEW."environment_id";
  IF NEW."version" <> last + 1 THEN
    RAISE EXCEPTION 'policy version % does not follow %', NEW."version", last USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "policy_versions_consecutive" BEFORE INSERT ON "policy_versions"
  FOR EACH ROW EXECUTE FUNCTION "next_policy_version"();
CREATE FUNCTION "next_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
BEGIN
  SELECT "seq" INTO last FROM "audit_head" WHERE "id" = 1;
  IF NEW."seq" <> last + 1 THEN
    RAISE EXCEPTION 'audit entry % does not follow %', NEW."seq", last USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entries_consecutive" BEFORE INSERT ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "next_audit_entry"();

-- ───────────── When a process' copy of the catalogue is old ─────────────
CREATE FUNCTION "catalog_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "catalog_state" SET "rev" = "rev" + 1 WHERE "id" = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "vendors_changed" AFTER INSERT OR UPDATE OR DELETE ON "vendors" EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "stakes_changed" AFTER INSERT OR UPDATE OR DELETE ON "stakes" EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "models_changed" AFTER INSERT OR UPDATE OR DELETE ON "models" EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "model_aliases_changed" AFTER INSERT OR UPDATE OR DELETE ON "model_aliases"
  EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "offerings_changed" AFTER INSERT OR UPDATE OR DELETE ON "offerings"
  EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "prices_changed" AFTER INSERT OR UPDATE OR DELETE ON "prices" EXECUTE FUNCTION "catalog_changed"();
CREATE TRIGGER "measurements_changed" AFTER INSERT OR UPDATE OR DELETE ON "measurements"
  EXECUTE FUNCTION "catalog_changed"();

-- ───────────── Three roles: the owner of the tables (who runs this), the application, the delivery hosts ─────────────
-- Group roles without login; the logins that belong to them are the operator's. Roles are the whole cluster's, so
-- another database of it may be creating them at this moment.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['fairlead_application', 'fairlead_delivery'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO "fairlead_application", "fairlead_delivery";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "fairlead_application";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "fairlead_application";
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "fairlead_application";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO "fairlead_application";
REVOKE UPDATE, DELETE ON "bundles", "policy_versions", "audit_entries" FROM "fairlead_application";
REVOKE INSERT, DELETE ON "delivery_state", "catalog_state", "audit_head" FROM "fairlead_application";

-- A delivery host reads what it serves, and notes that a token was used. It sees no rules, no people, no notes.
GRANT SELECT ("id", "key", "stale_after", "deny_after", "epoch", "archived_at") ON "environments" TO "fairlead_delivery";
GRANT SELECT ("environment_id", "version", "epoch", "bundle_digest", "overlay", "release", "published_at")
  ON "policy_versions" TO "fairlead_delivery";
GRANT SELECT ON "bundles", "delivery_state" TO "fairlead_delivery";
GRANT SELECT ("id", "environment_id", "scopes", "secret_hash", "expires_at", "revoked_at", "last_used_at")
  ON "router_tokens" TO "fairlead_delivery";
GRANT UPDATE ("last_used_at") ON "router_tokens" TO "fairlead_delivery";
