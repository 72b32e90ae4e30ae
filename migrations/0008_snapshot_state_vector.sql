-- What a page is asked when it opens a text, kept beside the text so that it need not be found in it (Yjs: state vector).
-- Those without it would not be used; a text that has none is read from its log.
delete from minutes_snapshot;
alter table minutes_snapshot add column state_vector bytea not null check (length(state_vector) > 0);
