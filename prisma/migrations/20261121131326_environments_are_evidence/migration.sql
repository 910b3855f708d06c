-- Written by hand.

-- Whoever holds a copy of what clearances rest on holds the environments too: a new one makes it old.
CREATE TRIGGER "environments_are_evidence" AFTER INSERT OR UPDATE OF "key", "archived_at" ON "environments"
  FOR EACH STATEMENT EXECUTE FUNCTION "note_evidence"();
