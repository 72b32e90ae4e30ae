-- A workspace is a table. What happened at it is in `event`; only names and keys are kept outside the history.

create table workspace (
  id text primary key,
  child_name text not null,
  is_example boolean not null default false,
  opened_at timestamptz not null default now()
);

create table event (
  workspace_id text not null references workspace (id),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  seat_id text not null,
  command_id text not null,
  type text not null,
  payload jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  -- Fences a host that lost its workspace: whoever comes second with a seq fails.
  primary key (workspace_id, seq)
);

create index event_command on event (workspace_id, command_id);

-- Every command that was done, also one that changed nothing, so that one sent again is done once.
create table command (
  workspace_id text not null references workspace (id),
  id text not null,
  seat_id text not null,
  done_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;

create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();

-- The name of the person in a seat, and nothing else about them.
create table seat (
  id text primary key,
  workspace_id text not null references workspace (id),
  name text not null
);

create index seat_workspace on seat (workspace_id);

-- Personal links. Only hashes: the link itself is shown once, to the one who invites.
create table invitation (
  id text primary key,
  workspace_id text not null references workspace (id),
  seat_id text not null references seat (id),
  secret_hash bytea not null unique,
  code_hash bytea not null,
  wrong_codes integer not null default 0,
  expires_at timestamptz not null,
  closed_at timestamptz
);

create index invitation_seat on invitation (seat_id) where closed_at is null;

-- A session is a device at the table: a cookie that it keeps, of which we keep a hash.
create table session (
  id text primary key,
  token_hash bytea not null unique,
  device_name text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);

create table session_seat (
  session_id text not null references session (id),
  seat_id text not null references seat (id),
  workspace_id text not null references workspace (id),
  joined_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (session_id, seat_id)
);

create index session_seat_seat on session_seat (seat_id) where ended_at is null;

-- A short-lived link that brings a seat to one more device.
create table device_link (
  secret_hash bytea primary key,
  workspace_id text not null references workspace (id),
  seat_id text not null references seat (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
