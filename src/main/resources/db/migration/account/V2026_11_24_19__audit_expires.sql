-- The trail stays append-only; only this function removes lines, only old ones (R42), and never one of the last year,
-- whatever term it is given. While it works the trigger is off for its own transaction alone: the lock that this takes
-- keeps everybody else from writing until it is on again. A failure takes the switching back with it.
create function account_audit_expire(older_than timestamp with time zone) returns integer
	language plpgsql security definer
	set search_path = public, pg_temp
	set lock_timeout = '10s'
as $$
declare
	gone integer;
begin
	if older_than is null or older_than > now() - interval '1 year' then
		raise exception 'the audit trail is kept for at least a year';
	end if;
	alter table account_audit disable trigger account_audit_append_only;
	delete from account_audit where at < older_than;
	get diagnostics gone = row_count;
	alter table account_audit enable trigger account_audit_append_only;
	return gone;
end $$;
revoke execute on function account_audit_expire(timestamp with time zone) from public;
