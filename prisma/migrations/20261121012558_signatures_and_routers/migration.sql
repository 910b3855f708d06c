-- AlterTable
ALTER TABLE "policy_versions" ADD COLUMN     "release_jws" TEXT;

-- CreateTable
CREATE TABLE "signing_keys" (
    "kid" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "environment_id" UUID,
    "x" TEXT NOT NULL,
    "sealed" BYTEA,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "key_sets" (
    "keys_version" INTEGER NOT NULL,
    "jws" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_sets_pkey" PRIMARY KEY ("keys_version")
);

-- CreateTable
CREATE TABLE "router_instances" (
    "environment_id" UUID NOT NULL,
    "instance" TEXT NOT NULL,
    "token_id" TEXT NOT NULL,
    "library" TEXT,
    "epoch" INTEGER,
    "version" INTEGER,
    "digest" TEXT,
    "rejected_digest" TEXT,
    "rejected_reason" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "router_instances_pkey" PRIMARY KEY ("environment_id","instance")
);

-- CreateTable
CREATE TABLE "decision_counts" (
    "environment_id" UUID NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "epoch" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "task_class" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "arm" TEXT NOT NULL,
    "offering" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "decision_counts_pkey" PRIMARY KEY ("environment_id","minute","epoch","version","task_class","rule","arm","offering","outcome","code")
);

-- CreateIndex
CREATE INDEX "signing_keys_role_idx" ON "signing_keys"("role");

-- CreateIndex
CREATE INDEX "router_instances_environment_id_last_seen_at_idx" ON "router_instances"("environment_id", "last_seen_at");

-- AddForeignKey
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "router_instances" ADD CONSTRAINT "router_instances_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_counts" ADD CONSTRAINT "decision_counts_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── Values that are not free text ─────────────
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_role" CHECK ("role" IN ('root', 'release', 'freshness'));
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_window" CHECK ("not_before" < "expires_at");
ALTER TABLE "key_sets" ADD CONSTRAINT "key_sets_number" CHECK ("keys_version" >= 1);
ALTER TABLE "router_instances" ADD CONSTRAINT "router_instances_length"
  CHECK (length("instance") BETWEEN 1 AND 200 AND length("library") <= 200 AND length("rejected_reason") <= 500);
ALTER TABLE "decision_counts" ADD CONSTRAINT "decision_counts_count" CHECK ("count" > 0);

-- ───────────── Key sets never change, and follow one another ─────────────
CREATE TRIGGER "key_sets_immutable" BEFORE UPDATE OR DELETE ON "key_sets"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "key_sets_keep" BEFORE TRUNCATE ON "key_sets" EXECUTE FUNCTION "refuse_change"();
CREATE FUNCTION "next_key_set"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last integer;
BEGIN
  SELECT coalesce(max("keys_version"), 0) INTO last FROM "key_sets";
  IF NEW."keys_version" <> last + 1 THEN
    RAISE EXCEPTION 'key set % does not follow %', NEW."keys_version", last USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "key_sets_consecutive" BEFORE INSERT ON "key_sets" FOR EACH ROW EXECUTE FUNCTION "next_key_set"();

-- ───────────── Sooner than the next look ─────────────
CREATE FUNCTION "notify_delivery"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fairlead_delivery', NEW."policy_rev" || '.' || NEW."tokens_rev" || '.' || NEW."keys_rev");
  RETURN NULL;
END $$;
CREATE TRIGGER "delivery_state_notify" AFTER UPDATE ON "delivery_state"
  FOR EACH ROW EXECUTE FUNCTION "notify_delivery"();

-- ───────────── Who may read keys ─────────────
-- The table's owner and the application see every row, a delivery host those that it signs with.
ALTER TABLE "signing_keys" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "signing_keys_application" ON "signing_keys" TO "fairlead_application" USING (true) WITH CHECK (true);
CREATE POLICY "signing_keys_delivery" ON "signing_keys" FOR SELECT TO "fairlead_delivery" USING ("role" = 'freshness');
REVOKE DELETE ON "signing_keys" FROM "fairlead_application";
REVOKE UPDATE, DELETE ON "key_sets" FROM "fairlead_application";

GRANT SELECT ON "signing_keys", "key_sets" TO "fairlead_delivery";
GRANT SELECT ("release_jws") ON "policy_versions" TO "fairlead_delivery";
GRANT SELECT ("id") ON "environments" TO "fairlead_delivery";
GRANT SELECT, INSERT, UPDATE ON "router_instances", "decision_counts" TO "fairlead_delivery";
