-- Written by hand.

-- Roles of which one person gives another the say over what takes two.
CREATE FUNCTION "takes_two_administrators"(role text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('admin', 'architect', 'legal', 'data_steward', 'publisher', 'risk_owner', 'data_protection', 'security')
$$;

-- How many persons could give such a role: administrators everywhere who can sign in.
CREATE FUNCTION "administrators"() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT p."id") FROM "persons" p JOIN "role_grants" g ON g."person_id" = p."id"
  WHERE p."archived_at" IS NULL AND g."role" = 'admin' AND g."environment_id" IS NULL
    AND EXISTS (SELECT FROM "accounts" a WHERE a."person_id" = p."id" AND a."archived_at" IS NULL)
$$;

-- Once there are two, one asks and another agrees. What the operator's commands do, as the system, is an operator's.
CREATE FUNCTION "check_role_grant"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW."person_id", NEW."role", NEW."environment_id")
    IS NOT DISTINCT FROM (OLD."person_id", OLD."role", OLD."environment_id") THEN RETURN NEW; END IF;
  IF NEW."person_id" IS NULL OR NOT "takes_two_administrators"(NEW."role")
    OR NEW."granted_by_id" = '00000000-0000-7000-8000-000000000001' OR "administrators"() < 2 THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM "proposals" WHERE "kind" = 'role_grant' AND "state" = 'approved'
      AND "subject" = NEW."person_id" || '|' || NEW."role" || '|' || COALESCE(NEW."environment_id"::text, '*')) THEN
    RAISE EXCEPTION 'this role takes the approval of another administrator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "role_grants_take_two" BEFORE INSERT OR UPDATE ON "role_grants"
  FOR EACH ROW EXECUTE FUNCTION "check_role_grant"();

-- A label cannot be taken away and put back asking for less.
CREATE FUNCTION "check_label"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted text := TG_ARGV[0] || ':' || NEW."key";
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW."key" <> OLD."key" THEN
      RAISE EXCEPTION 'a label keeps its key' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW."obligations" IS NOT NULL
    AND EXISTS (SELECT FROM "proposals" WHERE "kind" = 'obligations' AND "subject" = wanted) THEN
    RAISE EXCEPTION 'what a label asks for takes the approval of another person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "sensitivity_levels_keep_their_key" BEFORE INSERT OR UPDATE ON "sensitivity_levels"
  FOR EACH ROW EXECUTE FUNCTION "check_label"('level');
CREATE TRIGGER "sensitivity_tags_keep_their_key" BEFORE INSERT OR UPDATE ON "sensitivity_tags"
  FOR EACH ROW EXECUTE FUNCTION "check_label"('tag');
REVOKE DELETE ON "sensitivity_levels", "sensitivity_tags" FROM "fairlead_application";
