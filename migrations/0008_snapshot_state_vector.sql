-- What a page is asked when it opens a text, kept beside the text so that it need not be found in it (Yjs: state vector).
-- A snapshot of the version before has none; it is not used, and its text is read from the log.
alter table minutes_snapshot add column state_vector bytea check (length(state_vector) > 0);
