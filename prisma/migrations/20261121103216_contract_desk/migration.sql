-- AlterTable
ALTER TABLE "environments" ADD COLUMN     "single_person" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "vendors" ADD COLUMN     "profile" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "sample" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "company_entities" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT,
    "country" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_entities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environment_entities" (
    "environment_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,

    CONSTRAINT "environment_entities_pkey" PRIMARY KEY ("environment_id","entity_id")
);

-- CreateTable
CREATE TABLE "contracts" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "vendor_id" UUID NOT NULL,
    "seller_id" UUID,
    "parent_id" UUID,
    "precedence" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "owner_id" UUID,
    "scope" JSONB NOT NULL DEFAULT '{}',
    "effective_on" DATE,
    "ends_on" DATE,
    "zone" TEXT,
    "renewal" TEXT NOT NULL DEFAULT 'none',
    "renewal_months" INTEGER,
    "notice_days" INTEGER,
    "notice_given_on" DATE,
    "reviewed_on" DATE,
    "terminated_on" DATE,
    "termination_reason" TEXT,
    "activated_at" TIMESTAMPTZ(3),
    "governing_law" TEXT,
    "value" DECIMAL(20,2),
    "currency" CHAR(3),
    "note" TEXT NOT NULL DEFAULT '',
    "limited" BOOLEAN NOT NULL DEFAULT false,
    "legal_hold" BOOLEAN NOT NULL DEFAULT false,
    "retain_until" DATE,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contracts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_entities" (
    "contract_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,

    CONSTRAINT "contract_entities_pkey" PRIMARY KEY ("contract_id","entity_id")
);

-- CreateTable
CREATE TABLE "contract_readers" (
    "contract_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "contract_readers_pkey" PRIMARY KEY ("contract_id","person_id")
);

-- CreateTable
CREATE TABLE "contract_documents" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA,
    "pages" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'reading',
    "problem" TEXT,
    "executed_on" DATE,
    "url" TEXT,
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),
    "erased_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "contract_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_pages" (
    "document_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "document_pages_pkey" PRIMARY KEY ("document_id","page")
);

-- CreateTable
CREATE TABLE "web_terms" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "reviewed_hash" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "current_hash" TEXT,
    "changed_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "reviewed_document_id" UUID,
    "current_document_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "web_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clauses" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "assignee_id" UUID,
    "due_on" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause_comments" (
    "id" UUID NOT NULL,
    "clause_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clause_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause_types" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "vocabulary" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clause_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playbook_positions" (
    "clause_type" TEXT NOT NULL,
    "preferred" TEXT NOT NULL DEFAULT '',
    "acceptable" TEXT NOT NULL DEFAULT '',
    "walk_away" TEXT NOT NULL DEFAULT '',
    "checks" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playbook_positions_pkey" PRIMARY KEY ("clause_type")
);

-- CreateTable
CREATE TABLE "certifications" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "channels" TEXT[],
    "auditor" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,
    "revoked_on" DATE,
    "source" TEXT NOT NULL,
    "document_name" TEXT,
    "document_mime" TEXT,
    "document_sha256" TEXT,
    "document_bytes" BYTEA,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subprocessor_notices" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "effective_on" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subprocessor_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposals" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT NOT NULL DEFAULT '',
    "edited_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "single_person" BOOLEAN NOT NULL DEFAULT false,
    "closing" BOOLEAN NOT NULL DEFAULT false,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_authors" (
    "proposal_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "proposal_authors_pkey" PRIMARY KEY ("proposal_id","person_id")
);

-- CreateTable
CREATE TABLE "proposal_approvals" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "proposal_revision" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposal_approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "rev" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "evidence_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "href" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "console" BOOLEAN NOT NULL DEFAULT true,
    "mail" TEXT NOT NULL DEFAULT 'at_once',

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "outgoing_mails" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "kinds" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_links" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "company_entities_key_key" ON "company_entities"("key");

-- CreateIndex
CREATE UNIQUE INDEX "contracts_number_key" ON "contracts"("number");

-- CreateIndex
CREATE INDEX "contracts_vendor_id_idx" ON "contracts"("vendor_id");

-- CreateIndex
CREATE INDEX "contracts_parent_id_idx" ON "contracts"("parent_id");

-- CreateIndex
CREATE INDEX "contract_documents_contract_id_idx" ON "contract_documents"("contract_id");

-- CreateIndex
CREATE INDEX "web_terms_contract_id_idx" ON "web_terms"("contract_id");

-- CreateIndex
CREATE INDEX "web_terms_next_check_at_idx" ON "web_terms"("next_check_at");

-- CreateIndex
CREATE INDEX "clauses_contract_id_idx" ON "clauses"("contract_id");

-- CreateIndex
CREATE INDEX "clauses_assignee_id_idx" ON "clauses"("assignee_id");

-- CreateIndex
CREATE INDEX "clause_comments_clause_id_idx" ON "clause_comments"("clause_id");

-- CreateIndex
CREATE UNIQUE INDEX "clause_types_key_key" ON "clause_types"("key");

-- CreateIndex
CREATE INDEX "certifications_vendor_id_idx" ON "certifications"("vendor_id");

-- CreateIndex
CREATE INDEX "subprocessor_notices_channel_id_idx" ON "subprocessor_notices"("channel_id");

-- CreateIndex
CREATE INDEX "proposals_state_idx" ON "proposals"("state");

-- CreateIndex
CREATE UNIQUE INDEX "proposals_kind_subject_number_key" ON "proposals"("kind", "subject", "number");

-- CreateIndex
CREATE INDEX "proposal_approvals_proposal_id_idx" ON "proposal_approvals"("proposal_id");

-- CreateIndex
CREATE INDEX "notifications_person_id_created_at_idx" ON "notifications"("person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_person_id_dedupe_key" ON "notifications"("person_id", "dedupe");

-- CreateIndex
CREATE INDEX "outgoing_mails_state_next_at_idx" ON "outgoing_mails"("state", "next_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_state_next_at_idx" ON "webhook_deliveries"("state", "next_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_idx" ON "webhook_deliveries"("webhook_id");

-- CreateIndex
CREATE INDEX "calendar_links_person_id_idx" ON "calendar_links"("person_id");

-- AddForeignKey
ALTER TABLE "environment_entities" ADD CONSTRAINT "environment_entities_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_entities" ADD CONSTRAINT "environment_entities_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "company_entities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "vendors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "contracts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_entities" ADD CONSTRAINT "contract_entities_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_entities" ADD CONSTRAINT "contract_entities_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "company_entities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_readers" ADD CONSTRAINT "contract_readers_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_readers" ADD CONSTRAINT "contract_readers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_documents" ADD CONSTRAINT "contract_documents_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_pages" ADD CONSTRAINT "document_pages_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "contract_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_terms" ADD CONSTRAINT "web_terms_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause_comments" ADD CONSTRAINT "clause_comments_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "clauses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subprocessor_notices" ADD CONSTRAINT "subprocessor_notices_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "vendors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_authors" ADD CONSTRAINT "proposal_authors_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_authors" ADD CONSTRAINT "proposal_authors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_approvals" ADD CONSTRAINT "proposal_approvals_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_approvals" ADD CONSTRAINT "proposal_approvals_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── What the database itself refuses ─────────────

ALTER TABLE "environments" ADD CONSTRAINT "environments_production_takes_two"
  CHECK (NOT ("production" AND "single_person"));
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_state"
  CHECK ("state" IN ('open', 'submitted', 'approved', 'ended', 'withdrawn')
    AND ("state" NOT IN ('approved', 'ended') OR "approved_at" IS NOT NULL)
    AND ("state" <> 'ended' OR "ended_at" IS NOT NULL));
-- One is being worked on at a time, and one holds.
CREATE UNIQUE INDEX "proposals_one_in_work" ON "proposals" ("kind", "subject") WHERE "state" IN ('open', 'submitted');
CREATE UNIQUE INDEX "proposals_one_holds" ON "proposals" ("kind", "subject") WHERE "state" = 'approved';

-- The roles of which one must be held by whoever approves. Exceptions ask for more, see proposal_is_approved.
CREATE FUNCTION "proposal_roles"(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind
    WHEN 'clause' THEN ARRAY['legal']
    WHEN 'law' THEN ARRAY['legal', 'data_protection']
    WHEN 'obligations' THEN ARRAY['data_steward', 'risk_owner', 'data_protection']
    WHEN 'exception' THEN ARRAY['risk_owner', 'data_protection', 'security']
    WHEN 'attribute' THEN ARRAY['architect', 'legal', 'data_steward', 'security']
    WHEN 'path' THEN ARRAY['legal', 'data_protection', 'security']
    WHEN 'role_grant' THEN ARRAY['admin']
    ELSE ARRAY[]::text[]
  END
$$;

CREATE FUNCTION "holds_role"(person uuid, wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "role_grants" g JOIN "persons" p ON p."id" = g."person_id"
    WHERE g."person_id" = person AND p."archived_at" IS NULL
      AND g."environment_id" IS NULL AND g."role" = ANY (wanted))
$$;

-- Whether a person wrote any of a proposal, or of one for the same subject since the last that was approved.
CREATE FUNCTION "is_proposal_author"(proposal uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "proposals" p
      JOIN "proposals" o ON o."kind" = p."kind" AND o."subject" = p."subject" AND o."number" <= p."number"
      JOIN "proposal_authors" a ON a."proposal_id" = o."id"
    WHERE p."id" = proposal AND a."person_id" = person
      AND o."number" > COALESCE((SELECT max(d."number") FROM "proposals" d
        WHERE d."kind" = p."kind" AND d."subject" = p."subject" AND d."number" < p."number"
          AND d."state" IN ('approved', 'ended')), 0))
$$;

-- Nobody else could approve, and somewhere that is accepted.
CREATE FUNCTION "single_person_allowed"(kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT kind <> 'role_grant'
    AND (SELECT count(DISTINCT g."person_id") FROM "role_grants" g JOIN "persons" p ON p."id" = g."person_id"
      WHERE p."archived_at" IS NULL AND g."environment_id" IS NULL
        AND g."role" = ANY ("proposal_roles"(kind))) <= 1
    AND EXISTS (SELECT FROM "environments"
      WHERE "single_person" AND NOT "production" AND "archived_at" IS NULL)
$$;

-- The persons who approve a proposal as it is now: the latest word of each, at this revision, who still may.
CREATE FUNCTION "proposal_approvers"(proposal uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT latest."person_id" FROM (
    SELECT DISTINCT ON (a."person_id") a."person_id", a."verdict" FROM "proposal_approvals" a
      JOIN "proposals" p ON p."id" = a."proposal_id" AND p."revision" = a."proposal_revision"
      WHERE a."proposal_id" = proposal ORDER BY a."person_id", a."at" DESC, a."id" DESC) latest
    JOIN "proposals" p ON p."id" = proposal
  WHERE latest."verdict" = 'approve' AND "holds_role"(latest."person_id", "proposal_roles"(p."kind"))
$$;

-- Whether enough of the right persons approve it. An exception is accepted by a risk owner, who may have written it,
-- and by another person who answers for data protection or security, who may not.
CREATE FUNCTION "proposal_is_approved"(proposal uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN p."kind" = 'exception' AND NOT p."single_person" THEN EXISTS (
      SELECT FROM "proposal_approvers"(proposal) second
      WHERE NOT "is_proposal_author"(proposal, second)
        AND "holds_role"(second, ARRAY['data_protection', 'security'])
        AND EXISTS (
          SELECT FROM (SELECT * FROM "proposal_approvers"(proposal)
            UNION SELECT a."person_id" FROM "proposal_authors" a WHERE a."proposal_id" = proposal) AS first(person)
          WHERE first.person <> second AND "holds_role"(first.person, ARRAY['risk_owner'])))
    ELSE EXISTS (SELECT FROM "proposal_approvers"(proposal) approver
      WHERE p."single_person" OR NOT "is_proposal_author"(proposal, approver))
  END FROM "proposals" p WHERE p."id" = proposal
$$;

CREATE FUNCTION "check_proposal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'approved' AND NEW."sample" THEN
      IF NEW."kind" = 'clause' AND NOT EXISTS (SELECT FROM "clauses" c JOIN "contracts" t ON t."id" = c."contract_id"
          WHERE c."id"::text = NEW."subject" AND t."sample")
        OR NEW."kind" = 'path' AND NOT EXISTS (SELECT FROM "vendors" v
          WHERE v."key" = split_part(NEW."subject", '/', 1) AND v."sample")
        OR NEW."kind" NOT IN ('clause', 'path') THEN
        RAISE EXCEPTION 'only what belongs to a sample is a sample' USING ERRCODE = 'check_violation';
      END IF;
    ELSIF NEW."state" NOT IN ('open', 'submitted') THEN
      RAISE EXCEPTION 'a proposal begins open' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW."id", NEW."kind", NEW."subject", NEW."number", NEW."sample", NEW."created_at")
    IS DISTINCT FROM (OLD."id", OLD."kind", OLD."subject", OLD."number", OLD."sample", OLD."created_at") THEN
    RAISE EXCEPTION 'a proposal stays what it is about' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."state" IN ('approved', 'ended', 'withdrawn') THEN
    IF OLD."state" <> 'approved' OR NEW."state" <> 'ended'
      OR (NEW."content", NEW."approved_at", NEW."single_person", NEW."closing", NEW."edited_by_id")
        IS DISTINCT FROM (OLD."content", OLD."approved_at", OLD."single_person", OLD."closing", OLD."edited_by_id") THEN
      RAISE EXCEPTION 'what was decided is not changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW."content" IS DISTINCT FROM OLD."content" THEN
    IF NEW."state" = 'approved' THEN
      RAISE EXCEPTION 'what is approved is what was looked at' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW."revision" <= OLD."revision" THEN
      RAISE EXCEPTION 'an edit raises the revision' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW."edited_by_id" IS NULL THEN
      RAISE EXCEPTION 'an edit has an author' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF NEW."state" = 'approved' THEN
    IF NEW."closing" THEN
      IF NEW."kind" <> 'clause' OR COALESCE(NEW."content"->>'status', '') NOT IN ('refused', 'conflict') THEN
        RAISE EXCEPTION 'this takes a second person' USING ERRCODE = 'check_violation';
      END IF;
    ELSE
      IF NEW."revision" <> OLD."revision" THEN
        RAISE EXCEPTION 'what is approved is what was looked at' USING ERRCODE = 'check_violation';
      END IF;
      IF NEW."single_person" AND NOT "single_person_allowed"(NEW."kind") THEN
        RAISE EXCEPTION 'this takes a second person' USING ERRCODE = 'check_violation';
      END IF;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "proposals_checked" BEFORE INSERT OR UPDATE ON "proposals"
  FOR EACH ROW EXECUTE FUNCTION "check_proposal"();

-- After the row is there, since it is asked by id.
CREATE FUNCTION "check_proposal_approval"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" = 'approved' AND OLD."state" <> 'approved' AND NOT NEW."closing"
    AND NOT COALESCE("proposal_is_approved"(NEW."id"), false) THEN
    RAISE EXCEPTION 'this takes the approval of another person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "proposals_take_two" AFTER UPDATE ON "proposals"
  FOR EACH ROW EXECUTE FUNCTION "check_proposal_approval"();

-- Who wrote it is noted by itself, under the person whom the actor is now.
CREATE FUNCTION "note_proposal_author"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "proposal_authors" ("proposal_id", "person_id")
    SELECT NEW."id", person FROM (
      SELECT "person_of_actor"(NEW."edited_by_id") UNION SELECT "person_of_actor"(NEW."created_by_id")) AS wrote(person)
    WHERE person IS NOT NULL
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "proposals_note_authors" AFTER INSERT OR UPDATE OF "content", "edited_by_id" ON "proposals"
  FOR EACH ROW EXECUTE FUNCTION "note_proposal_author"();

CREATE FUNCTION "check_approval"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked "proposals";
BEGIN
  SELECT * INTO asked FROM "proposals" WHERE "id" = NEW."proposal_id" FOR SHARE;
  IF asked."state" <> 'submitted' OR asked."revision" <> NEW."proposal_revision" THEN
    RAISE EXCEPTION 'it is not put up for approval as it was looked at' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."verdict" = 'approve' THEN
    IF NOT "holds_role"(NEW."person_id", "proposal_roles"(asked."kind")) THEN
      RAISE EXCEPTION 'the person holds no role that approves this' USING ERRCODE = 'check_violation';
    END IF;
    IF "is_proposal_author"(NEW."proposal_id", NEW."person_id") AND NOT "single_person_allowed"(asked."kind") THEN
      RAISE EXCEPTION 'nobody approves what they wrote' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "proposal_approvals_checked" BEFORE INSERT ON "proposal_approvals"
  FOR EACH ROW EXECUTE FUNCTION "check_approval"();
CREATE TRIGGER "proposal_approvals_kept" BEFORE UPDATE OR DELETE ON "proposal_approvals"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proposal_approvals_not_emptied" BEFORE TRUNCATE ON "proposal_approvals"
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proposal_authors_kept" BEFORE UPDATE OR DELETE ON "proposal_authors"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proposal_authors_not_emptied" BEFORE TRUNCATE ON "proposal_authors"
  EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proposals_not_emptied" BEFORE TRUNCATE ON "proposals"
  EXECUTE FUNCTION "refuse_change"();
REVOKE UPDATE, DELETE ON "proposal_approvals", "proposal_authors" FROM "fairlead_application";
REVOKE DELETE ON "proposals" FROM "fairlead_application";

-- What a label asks for is what was approved for it. Once shipped, nothing else changes it.
CREATE FUNCTION "check_obligations"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted text := TG_ARGV[0] || ':' || NEW."key";
BEGIN
  IF NEW."obligations" IS NOT DISTINCT FROM OLD."obligations" THEN RETURN NEW; END IF;
  IF OLD."obligations" IS NULL
    AND NOT EXISTS (SELECT FROM "proposals" WHERE "kind" = 'obligations' AND "subject" = wanted) THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT FROM "proposals" WHERE "kind" = 'obligations' AND "subject" = wanted
      AND "state" = 'approved'
      AND NULLIF("content"->'obligations', 'null'::jsonb) IS NOT DISTINCT FROM NEW."obligations") THEN
    RAISE EXCEPTION 'what a label asks for takes the approval of another person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "sensitivity_levels_take_two" BEFORE UPDATE ON "sensitivity_levels"
  FOR EACH ROW EXECUTE FUNCTION "check_obligations"('level');
CREATE TRIGGER "sensitivity_tags_take_two" BEFORE UPDATE ON "sensitivity_tags"
  FOR EACH ROW EXECUTE FUNCTION "check_obligations"('tag');

-- A document's bytes are what was uploaded, until they are erased; under legal hold they are not.
CREATE FUNCTION "check_document"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."bytes" IS DISTINCT FROM OLD."bytes" OR NEW."sha256" <> OLD."sha256" THEN
    IF NEW."sha256" <> OLD."sha256" OR NEW."bytes" IS NOT NULL OR NEW."erased_at" IS NULL THEN
      RAISE EXCEPTION 'a document is what was uploaded' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM "contracts" WHERE "id" = OLD."contract_id" AND "legal_hold") THEN
      RAISE EXCEPTION 'a document under legal hold is kept' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contract_documents_kept" BEFORE UPDATE ON "contract_documents"
  FOR EACH ROW EXECUTE FUNCTION "check_document"();

-- What clearances rest on is numbered, so that whoever holds a copy knows when it is old.
INSERT INTO "evidence_state" ("id", "rev") VALUES (1, 0);
REVOKE INSERT, DELETE ON "evidence_state" FROM "fairlead_application";
CREATE FUNCTION "note_evidence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "evidence_state" SET "rev" = "rev" + 1 WHERE "id" = 1;
  RETURN NULL;
END $$;
DO $$ DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['contracts', 'contract_entities', 'contract_documents', 'web_terms', 'clauses', 'proposals',
    'certifications', 'subprocessor_notices', 'stakes', 'sensitivity_levels', 'sensitivity_tags', 'company_entities',
    'environment_entities', 'clause_types', 'region_groups'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION note_evidence()',
      wanted || '_are_evidence', wanted);
  END LOOP;
END $$;
CREATE TRIGGER "environments_single_person_is_evidence" AFTER UPDATE OF "single_person" ON "environments"
  FOR EACH STATEMENT EXECUTE FUNCTION "note_evidence"();
