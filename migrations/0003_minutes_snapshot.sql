-- A text as it stood after one update of its log, so that opening it need not replay the log from the beginning. Only a
-- shortcut: it may be dropped at any time, and one that does not fit the log is not used (server/minutes/snapshot.ts).
create table minutes_snapshot (
  workspace_id text not null,
  document text not null,
  seq bigint not null check (seq > 0),
  -- The hash of the log's update `seq`, which the updates after it follow.
  hash bytea not null check (length(hash) = 32),
  state bytea not null check (length(state) > 0),
  digest bytea not null check (length(digest) = 32),
  primary key (workspace_id, document)
);
