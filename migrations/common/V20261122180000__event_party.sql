-- The numbers of those whom an event names as co-authors of its item; null where it says nothing of
-- them, empty where it says that there are none.
ALTER TABLE event ADD COLUMN said_co_authors VARCHAR(500);

-- Whom an event may concern beside its actor and the author: those it names as co-authors, and those
-- who were behind an idea when it reached a stage. Kept when the fold has thought better of it, so
-- it finds too many rather than too few; the event itself says who they are.
CREATE TABLE event_party (
  identity_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  PRIMARY KEY (identity_id, event_id)
)${table};
