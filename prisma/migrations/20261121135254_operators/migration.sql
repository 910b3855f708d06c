-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "provider_id" UUID,
ADD COLUMN     "subject" TEXT,
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" BYTEA;

-- AlterTable
ALTER TABLE "persons" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "provider_id" UUID;

-- AlterTable
ALTER TABLE "role_grants" ADD COLUMN     "group_role_id" UUID;

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "provider_id" UUID,
    "provider_session" TEXT,
    "id_token" BYTEA,
    "address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_policy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "second_factor" TEXT NOT NULL DEFAULT 'optional',
    "passwords" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sign_in_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_providers" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT,
    "client_id" TEXT,
    "client_secret" BYTEA,
    "scopes" TEXT[] DEFAULT ARRAY['openid', 'profile', 'email']::TEXT[],
    "groups_claim" TEXT,
    "domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "enforced" BOOLEAN NOT NULL DEFAULT false,
    "creates_people" BOOLEAN NOT NULL DEFAULT true,
    "first_role" TEXT DEFAULT 'viewer',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "external_id" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id","person_id")
);

-- CreateTable
CREATE TABLE "group_roles" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "environment_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_tokens" (
    "id" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scim_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_origins" (
    "seq" BIGINT NOT NULL,
    "via" TEXT NOT NULL,
    "address" TEXT,
    "session_id" UUID,
    "token_id" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_origins_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_checks" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "asked_by_id" UUID,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "fault_seq" BIGINT,
    "fault" TEXT,
    "problem" TEXT,

    CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refusals" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "environment" TEXT NOT NULL DEFAULT '',
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "address" TEXT,

    CONSTRAINT "refusals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_buckets" (
    "key" TEXT NOT NULL,
    "left_over" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_buckets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "backups" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "rows" BIGINT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "digest" TEXT NOT NULL,
    "migration" TEXT NOT NULL,

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sessions_account_id_idx" ON "sessions"("account_id");

-- CreateIndex
CREATE INDEX "sessions_provider_id_provider_session_idx" ON "sessions"("provider_id", "provider_session");

-- CreateIndex
CREATE INDEX "sessions_last_seen_at_idx" ON "sessions"("last_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_account_id_code_hash_key" ON "recovery_codes"("account_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_secret_hash_key" ON "password_resets"("secret_hash");

-- CreateIndex
CREATE INDEX "password_resets_account_id_idx" ON "password_resets"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_key_key" ON "identity_providers"("key");

-- CreateIndex
CREATE UNIQUE INDEX "groups_provider_id_name_key" ON "groups"("provider_id", "name");

-- CreateIndex
CREATE INDEX "group_members_person_id_idx" ON "group_members"("person_id");

-- CreateIndex
CREATE INDEX "group_roles_provider_id_group_idx" ON "group_roles"("provider_id", "group");

-- CreateIndex
CREATE INDEX "scim_tokens_provider_id_idx" ON "scim_tokens"("provider_id");

-- CreateIndex
CREATE INDEX "audit_origins_session_id_idx" ON "audit_origins"("session_id");

-- CreateIndex
CREATE INDEX "audit_origins_token_id_idx" ON "audit_origins"("token_id");

-- CreateIndex
CREATE INDEX "audit_checks_started_at_idx" ON "audit_checks"("started_at");

-- CreateIndex
CREATE INDEX "refusals_last_at_idx" ON "refusals"("last_at");

-- CreateIndex
CREATE UNIQUE INDEX "refusals_actor_id_action_environment_hour_key" ON "refusals"("actor_id", "action", "environment", "hour");

-- CreateIndex
CREATE INDEX "rate_buckets_at_idx" ON "rate_buckets"("at");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_id_subject_key" ON "accounts"("provider_id", "subject");

-- CreateIndex
CREATE INDEX "audit_entries_action_seq_idx" ON "audit_entries"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_entries_environment_seq_idx" ON "audit_entries"("environment", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "persons_provider_id_external_id_key" ON "persons"("provider_id", "external_id");

-- AddForeignKey
ALTER TABLE "persons" ADD CONSTRAINT "persons_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_tokens" ADD CONSTRAINT "scim_tokens_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_providers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_group_role_id_fkey" FOREIGN KEY ("group_role_id") REFERENCES "group_roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here.

-- Counts that a crash may lose: nothing depends on them but how long somebody waits.
ALTER TABLE "rate_buckets" SET UNLOGGED;

INSERT INTO "sign_in_policy" ("id") VALUES (1);
REVOKE INSERT, DELETE ON "sign_in_policy" FROM "fairlead_application";
REVOKE DELETE ON "audit_checks" FROM "fairlead_application";
REVOKE INSERT, UPDATE, DELETE ON "backups" FROM "fairlead_application";

CREATE UNIQUE INDEX "group_roles_once" ON "group_roles"
  ("provider_id", "group", "role", COALESCE("environment_id", '00000000-0000-0000-0000-000000000000'::uuid));

-- A session that has ended stays so, and belongs to whom it belonged.
CREATE FUNCTION "check_session"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."ended_at" IS NOT NULL AND NEW."ended_at" IS DISTINCT FROM OLD."ended_at" THEN
    RAISE EXCEPTION 'a session that has ended stays ended' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW."id", NEW."account_id", NEW."created_at") IS DISTINCT FROM (OLD."id", OLD."account_id", OLD."created_at") THEN
    RAISE EXCEPTION 'a session stays what it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "sessions_checked" BEFORE UPDATE ON "sessions" FOR EACH ROW EXECUTE FUNCTION "check_session"();

-- Which role a group gives takes two administrators where giving it to a person would.
CREATE OR REPLACE FUNCTION "proposal_roles"(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind
    WHEN 'clause' THEN ARRAY['legal']
    WHEN 'law' THEN ARRAY['legal', 'data_protection']
    WHEN 'obligations' THEN ARRAY['data_steward', 'risk_owner', 'data_protection']
    WHEN 'exception' THEN ARRAY['risk_owner', 'data_protection', 'security']
    WHEN 'attribute' THEN ARRAY['architect', 'legal', 'data_steward', 'security']
    WHEN 'path' THEN ARRAY['legal', 'data_protection', 'security']
    WHEN 'role_grant' THEN ARRAY['admin']
    WHEN 'group_role' THEN ARRAY['admin']
    ELSE ARRAY[]::text[]
  END
$$;
CREATE OR REPLACE FUNCTION "single_person_allowed"(kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT kind NOT IN ('role_grant', 'group_role')
    AND (SELECT count(DISTINCT g."person_id") FROM "role_grants" g JOIN "persons" p ON p."id" = g."person_id"
      WHERE p."archived_at" IS NULL AND g."environment_id" IS NULL
        AND g."role" = ANY ("proposal_roles"(kind))) <= 1
    AND EXISTS (SELECT FROM "environments"
      WHERE "single_person" AND NOT "production" AND "archived_at" IS NULL)
$$;

CREATE FUNCTION "check_group_role"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'which role a group gives is taken away and given anew' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT "takes_two_administrators"(NEW."role") OR "administrators"() < 2 THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM "proposals" WHERE "kind" = 'group_role' AND "state" = 'approved'
      AND "subject" = NEW."provider_id" || '|' || NEW."role" || '|' || COALESCE(NEW."environment_id"::text, '*')
        || '|' || NEW."group") THEN
    RAISE EXCEPTION 'this role takes the approval of another administrator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "group_roles_take_two" BEFORE INSERT OR UPDATE ON "group_roles"
  FOR EACH ROW EXECUTE FUNCTION "check_group_role"();

-- What a group gives needs nobody's approval a second time, and nobody has it who is not in the group.
CREATE OR REPLACE FUNCTION "check_role_grant"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."person_id", NEW."role", NEW."environment_id", NEW."group_role_id")
    IS NOT DISTINCT FROM (OLD."person_id", OLD."role", OLD."environment_id", OLD."group_role_id") THEN RETURN NEW; END IF;
  IF NEW."group_role_id" IS NOT NULL THEN
    IF EXISTS (SELECT FROM "group_roles" r
        JOIN "groups" g ON g."provider_id" = r."provider_id" AND g."name" = r."group"
        JOIN "group_members" m ON m."group_id" = g."id" AND m."person_id" = NEW."person_id"
      WHERE r."id" = NEW."group_role_id" AND r."role" = NEW."role"
        AND r."environment_id" IS NOT DISTINCT FROM NEW."environment_id") THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'no group of this person gives this role' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."person_id" IS NULL OR NOT "takes_two_administrators"(NEW."role")
    OR NEW."granted_by_id" = '00000000-0000-7000-8000-000000000001' OR "administrators"() < 2 THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM "proposals" WHERE "kind" = 'role_grant' AND "state" = 'approved'
      AND "subject" = NEW."person_id" || '|' || NEW."role" || '|' || COALESCE(NEW."environment_id"::text, '*')) THEN
    RAISE EXCEPTION 'this role takes the approval of another administrator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
