-- Every change to a shared text, in order, with the seat it came from. The hash covers the row and the hash before it
-- (server/minutes/chain.ts), and nothing here is ever changed, so who wrote and who deleted every word can be shown.
create table minutes_update (
  workspace_id text not null,
  document text not null,
  seq bigint not null check (seq > 0),
  seat_id text not null,
  at timestamptz not null,
  bytes bytea not null check (length(bytes) > 0),
  hash bytea not null check (length(hash) = 32),
  prev_hash bytea not null check (length(prev_hash) = 32),
  primary key (workspace_id, document, seq)
);

-- Yjs client ids by the seat that used them first, for ever: words under an id are that seat's words.
create table minutes_client (
  workspace_id text not null,
  document text not null,
  client_id bigint not null check (client_id between 0 and 4294967295),
  seat_id text not null,
  claimed_at timestamptz not null,
  primary key (workspace_id, document, client_id)
);

create function refuse_minutes_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger minutes_update_append_only before update or delete or truncate on minutes_update
  for each statement execute function refuse_minutes_change();

create trigger minutes_client_append_only before update or delete or truncate on minutes_client
  for each statement execute function refuse_minutes_change();
