-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Boards. Everything here but profiles follows from the ledger and can be made anew from it. Days
-- are epoch days in the zone of the community's programme.

-- What is summed up by day: a unit, or a tally.
CREATE TABLE series (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name VARCHAR(190) NOT NULL,
  CONSTRAINT series_name UNIQUE (community_id, name)
)${table};

CREATE TABLE daily_sum (
  series_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  on_day INT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (series_id, identity_id, on_day)
)${table};

-- What each batch of the intake has changed, one row a batch: the intake pays for one row, and the
-- sums are brought up to date by whoever gathers these rows and removes them in the same transaction.
CREATE TABLE sum_change (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  changes ${bytes} NOT NULL
)${table};
CREATE INDEX sum_change_community ON sum_change (community_id, id);

-- How far gathering has come; the row is also the lock of a community's boards.
CREATE TABLE sum_state (
  community_id INT NOT NULL PRIMARY KEY,
  mark BIGINT NOT NULL,
  zone VARCHAR(64) NOT NULL
)${table};

-- What was gathered, in its order, until every board has carried it into its tables.
CREATE TABLE sum_feed (
  community_id INT NOT NULL,
  mark BIGINT NOT NULL,
  changes ${bytes} NOT NULL,
  PRIMARY KEY (community_id, mark)
)${table};

CREATE TABLE board_state (
  community_id INT NOT NULL,
  board VARCHAR(64) NOT NULL,
  definition VARCHAR(4000) NOT NULL,
  mark BIGINT NOT NULL,
  as_of BIGINT NOT NULL,
  PRIMARY KEY (community_id, board)
)${table};

-- One table of a board: an edition written whole, and what later ones have changed.
CREATE TABLE board_edition (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  board VARCHAR(64) NOT NULL,
  period VARCHAR(64) NOT NULL,
  from_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,
  edition BIGINT NOT NULL,
  base BIGINT NOT NULL,
  changed INT NOT NULL,
  members INT NOT NULL,
  as_of BIGINT NOT NULL,
  frozen BOOLEAN NOT NULL,
  winners_told BOOLEAN NOT NULL,
  CONSTRAINT board_edition_period UNIQUE (community_id, board, period)
)${table};

CREATE TABLE board_part (
  edition_id BIGINT NOT NULL,
  base BIGINT NOT NULL,
  part INT NOT NULL,
  packed ${bytes} NOT NULL,
  PRIMARY KEY (edition_id, base, part)
)${table};

CREATE TABLE board_change (
  edition_id BIGINT NOT NULL,
  edition BIGINT NOT NULL,
  packed ${bytes} NOT NULL,
  PRIMARY KEY (edition_id, edition)
)${table};

-- What hosts say of people and what people choose. By identity, so that merges stay reversible.
CREATE TABLE identity_profile (
  identity_id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name VARCHAR(190) NOT NULL,
  kind VARCHAR(64) NOT NULL,
  teams VARCHAR(1000) NOT NULL,
  said_at BIGINT NOT NULL,
  opted_out BOOLEAN NOT NULL,
  hidden BOOLEAN NOT NULL,
  erased_at BIGINT
)${table};
CREATE INDEX identity_profile_community ON identity_profile (community_id, opted_out);
