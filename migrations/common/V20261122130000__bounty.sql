-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Credits put on items. States are told by number. identity_id is 0 for the company. standing_key
-- names giver and item until the bounty is returned: one at a time, and none after one was paid.

CREATE TABLE bounty (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  identity_id BIGINT NOT NULL,
  item_id BIGINT NOT NULL,
  standing_key VARCHAR(64),
  unit VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL,
  state SMALLINT NOT NULL,
  offered_at BIGINT NOT NULL,
  expires_at BIGINT,
  closed_at BIGINT,
  CONSTRAINT bounty_once UNIQUE (standing_key),
  CONSTRAINT bounty_amount CHECK (amount > 0)
)${table};
CREATE INDEX bounty_item ON bounty (item_id, id);
CREATE INDEX bounty_giver ON bounty (identity_id, id);
CREATE INDEX bounty_community ON bounty (community_id, id);
CREATE INDEX bounty_due ON bounty (community_id, state, expires_at);

CREATE TABLE bounty_share (
  bounty_id BIGINT NOT NULL,
  place SMALLINT NOT NULL,
  identity_id BIGINT NOT NULL,
  parts BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (bounty_id, place),
  CONSTRAINT bounty_share_member UNIQUE (bounty_id, identity_id),
  CONSTRAINT bounty_share_amount CHECK (amount >= 0)
)${table};
CREATE INDEX bounty_share_identity ON bounty_share (identity_id, bounty_id);
