-- A screen in the room: shows one meeting, reads only, has no seat. Only hashes of its code and its token are kept.

create table screen (
  id text primary key,
  workspace_id text not null references workspace (id),
  meeting_id text not null,
  -- Who made the code, and in whose name the screen is opened.
  seat_id text not null references seat (id),
  code_hash bytea not null unique,
  code_expires_at timestamptz not null,
  token_hash bytea unique,
  opened_at timestamptz
);
