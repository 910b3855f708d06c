-- Every entry of the trail has an origin, so that entries of every way are found by index: the system's too, which writes
-- none. At the end of the transaction, when its writer has written one or has not; releases before know nothing of it.
CREATE FUNCTION "note_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "audit_origins" ("seq", "via") VALUES (NEW."seq", 'system') ON CONFLICT ("seq") DO NOTHING;
  RETURN NULL;
END $$;

-- What is there first, while others write; then what came meanwhile, which is little.
INSERT INTO "audit_origins" ("seq", "via")
  SELECT e."seq", 'system' FROM "audit_entries" e
  WHERE NOT EXISTS (SELECT FROM "audit_origins" o WHERE o."seq" = e."seq");
CREATE CONSTRAINT TRIGGER "audit_entries_have_origins" AFTER INSERT ON "audit_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "note_origin"();
INSERT INTO "audit_origins" ("seq", "via")
  SELECT e."seq", 'system' FROM "audit_entries" e
  WHERE NOT EXISTS (SELECT FROM "audit_origins" o WHERE o."seq" = e."seq");
REVOKE DELETE ON "audit_origins" FROM "fairlead_application";

-- After the trigger: writers take entries before origins, and so does this.
-- CreateIndex
CREATE INDEX "audit_origins_request_id_idx" ON "audit_origins"("request_id");

-- CreateIndex
CREATE INDEX "audit_origins_via_seq_idx" ON "audit_origins"("via", "seq");

-- What ends, which the overview asks for. Prisma cannot say these.
CREATE INDEX "proposals_clause_ends" ON "proposals" ("subject")
  WHERE "kind" = 'clause' AND "state" = 'approved' AND "content"->>'validTo' IS NOT NULL;
CREATE INDEX "prices_ending" ON "prices" ("valid_to")
  WHERE "valid_to" IS NOT NULL AND "archived_at" IS NULL AND "scope" IS NULL;
