-- SPDX-License-Identifier: Apache-2.0
-- Times are microseconds since 1970 UTC. Numbers of rows are given by the engine from number_block.
-- Names are unique by the first 16 bytes of the SHA-256 of community, source and id: collations
-- differ between databases, and one short column is the index that both of them use best.

CREATE TABLE number_block (
  name VARCHAR(32) NOT NULL PRIMARY KEY,
  next_number BIGINT NOT NULL
)${table};

INSERT INTO number_block (name, next_number) VALUES ('engine', 1);

CREATE TABLE community (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(63) NOT NULL,
  programme_version INT NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT community_name UNIQUE (name)
)${table};

-- What the last proof of a community's books found, told by every process.
CREATE TABLE verification (
  community_id INT NOT NULL PRIMARY KEY,
  verified_at BIGINT NOT NULL,
  differences BIGINT NOT NULL
)${table};

-- What people wrote, and beside it the starters it extends as they were then: a later release, whose
-- starters say something else, reads a published version as it was.
CREATE TABLE programme_version (
  community_id INT NOT NULL,
  version INT NOT NULL,
  name VARCHAR(64) NOT NULL,
  document ${text} NOT NULL,
  extended ${text} NOT NULL,
  holds_from BIGINT NOT NULL,
  holds_since BIGINT NOT NULL,
  note VARCHAR(1000) NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, version)
)${table};

CREATE TABLE api_token (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name VARCHAR(100) NOT NULL,
  token_hash BINARY(32) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  CONSTRAINT api_token_hash UNIQUE (token_hash)
)${table};

-- Who takes part. The row of an identity never changes but for the member it belongs to.
CREATE TABLE member_identity (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name_hash BINARY(16) NOT NULL,
  host VARCHAR(190) NOT NULL,
  external_id VARCHAR(190) NOT NULL,
  member_id BIGINT NOT NULL,
  CONSTRAINT member_identity_name UNIQUE (name_hash)
)${table};
CREATE INDEX member_identity_member ON member_identity (member_id);
CREATE INDEX member_identity_external ON member_identity (community_id, external_id);

CREATE TABLE merge_link (
  event_id BIGINT NOT NULL PRIMARY KEY,
  one_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  active BOOLEAN NOT NULL
)${table};
CREATE INDEX merge_link_one ON merge_link (one_id);
CREATE INDEX merge_link_other ON merge_link (other_id);

-- A member's figures; the row is also the lock of the member. Derived: rebuild makes it anew.
CREATE TABLE member (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  rank_id VARCHAR(64) NOT NULL,
  rank_until BIGINT,
  joined_at BIGINT,
  state ${text} NOT NULL
)${table};
CREATE INDEX member_community ON member (community_id, id);
CREATE INDEX member_rank_until ON member (community_id, rank_until);

CREATE TABLE item (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name_hash BINARY(16) NOT NULL,
  source VARCHAR(190) NOT NULL,
  external_id VARCHAR(190) NOT NULL,
  CONSTRAINT item_name UNIQUE (name_hash)
)${table};

-- Where an item stands; the row is also the lock of the item. Derived: rebuild makes it anew.
CREATE TABLE item_state (
  item_id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  parent_id BIGINT,
  author_id BIGINT,
  kind VARCHAR(190) NOT NULL,
  title VARCHAR(1000),
  url VARCHAR(1000),
  state ${text} NOT NULL
)${table};
-- Under which parents an item has ever hung, and who was ever said to have written it: a fold of the
-- past must find what has moved since.
CREATE TABLE item_parent (
  item_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,
  PRIMARY KEY (item_id, parent_id)
)${table};
CREATE INDEX item_parent_parent ON item_parent (parent_id, item_id);

CREATE TABLE item_author (
  identity_id BIGINT NOT NULL,
  item_id BIGINT NOT NULL,
  PRIMARY KEY (identity_id, item_id)
)${table};

-- Events as they were told, and behind them what they saw and what has become of them, which the
-- fold derives and writes again where a late event changes it.
CREATE TABLE event (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  event_hash BINARY(16) NOT NULL,
  source VARCHAR(190) NOT NULL,
  external_id VARCHAR(190) NOT NULL,
  type VARCHAR(64) NOT NULL,
  happened_at BIGINT NOT NULL,
  sequence_number BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  actor_id BIGINT,
  item_id BIGINT,
  said_author_id BIGINT,
  said_parent_id BIGINT,
  payload ${text} NOT NULL,
  received_at BIGINT NOT NULL,
  witnessed ${text},
  facts ${text},
  toggles ${text},
  CONSTRAINT event_name UNIQUE (event_hash)
)${table};
CREATE INDEX event_item ON event (item_id);
CREATE INDEX event_actor ON event (actor_id, item_id);

-- Which events name another that they take back, so that it is found whichever arrives first.
CREATE TABLE event_undo (
  community_id INT NOT NULL,
  target_hash BINARY(16) NOT NULL,
  event_id BIGINT NOT NULL,
  PRIMARY KEY (target_hash, event_id)
)${table};

-- Accounts of identities carry a balance; accounts of the system are derived, so none is hot.
CREATE TABLE account (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  identity_id BIGINT NOT NULL,
  balance BIGINT NOT NULL,
  CONSTRAINT account_owner UNIQUE (identity_id, unit, kind, community_id)
)${table};

-- Transfers. Rows are inserted and never touched again.
CREATE TABLE ledger_entry (
  event_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  from_account BIGINT NOT NULL,
  to_account BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  reason SMALLINT NOT NULL,
  cause VARCHAR(190) NOT NULL,
  programme_version INT NOT NULL,
  happened_at BIGINT NOT NULL,
  booked_at BIGINT NOT NULL,
  PRIMARY KEY (event_id, id),
  CONSTRAINT ledger_entry_amount CHECK (amount > 0),
  CONSTRAINT ledger_entry_accounts CHECK (from_account <> to_account)
)${table};
CREATE INDEX ledger_entry_from ON ledger_entry (from_account, id);
CREATE INDEX ledger_entry_to ON ledger_entry (to_account, id);

-- Which entry undoes which: the keys hold each entry to one reversal.
CREATE TABLE ledger_reversal (
  entry_id BIGINT NOT NULL PRIMARY KEY,
  reversed_by BIGINT NOT NULL,
  CONSTRAINT ledger_reversal_by UNIQUE (reversed_by)
)${table};

CREATE TABLE badge_grant (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  badge VARCHAR(64) NOT NULL,
  identity_id BIGINT NOT NULL,
  item_id BIGINT NOT NULL,
  occasion BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  programme_version INT NOT NULL,
  granted_at BIGINT NOT NULL,
  booked_at BIGINT NOT NULL,
  revoked_at BIGINT
)${table};
CREATE INDEX badge_grant_identity ON badge_grant (identity_id);
CREATE INDEX badge_grant_item ON badge_grant (item_id);
CREATE INDEX badge_grant_badge ON badge_grant (community_id, badge, granted_at);
