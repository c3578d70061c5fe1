-- The administrator searches the audit trail: by person (account_audit_user), by what was done, by thing, by day; always
-- the newest first.
create index account_audit_action on account_audit (action, id);
create index account_audit_thing_id on account_audit (thing_id, id);
create index account_audit_at on account_audit (at, id);
