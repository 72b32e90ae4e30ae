-- What happened on the private side of each party: its channel and what it wants. Apart from the shared history, which is
-- shown to everybody, hashed, exported and kept for ever; a party's side is read by its own seats and by nobody else.
create table private_event (
  workspace_id text not null references workspace (id),
  party text not null,
  seq bigint not null,
  at timestamptz not null,
  seat_id text not null references seat (id),
  command_id text not null,
  type text not null,
  -- No check on it: PostgreSQL quotes the row that it refuses in its own log.
  payload jsonb not null,
  -- Fences a host that lost its workspace: whoever comes second with a seq fails.
  primary key (workspace_id, party, seq),
  -- What is sent twice is done once. A command of a private side does one thing or nothing.
  unique (workspace_id, party, command_id)
);

create trigger private_event_is_append_only before update or delete or truncate on private_event
  for each statement execute function refuse_change();
