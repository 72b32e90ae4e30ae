-- A person has one code for a screen at a time: a new one takes the place of the one before, so that nobody fills the table
-- with codes, and nobody's codes cost anybody else theirs.

-- Nodes of the version before go on making codes meanwhile.
lock table screen in share row exclusive mode;

delete from screen former
using screen newer
where former.token_hash is null and newer.token_hash is null
  and former.seat_id = newer.seat_id
  and (former.code_expires_at, former.id) < (newer.code_expires_at, newer.id);

create unique index screen_one_code_for_each_seat on screen (seat_id)
where token_hash is null;
