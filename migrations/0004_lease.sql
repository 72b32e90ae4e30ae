-- Which node took a workspace last. Who has it now is said by an advisory lock, which ends with the node's session; this
-- tells a node whose session ended whether anybody else has had the workspace since.
create table lease (
  workspace_id text primary key references workspace (id),
  node_id text not null,
  taken_at timestamptz not null
);
