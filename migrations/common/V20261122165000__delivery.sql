-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Standings that hosts are to show.

-- One row a batch: members whose rank or badges have changed, packed. Taken out when it is known
-- for which connections that is of use.
CREATE TABLE honour_change (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  members ${bytes} NOT NULL
)${table};
CREATE INDEX honour_change_community ON honour_change (community_id, id);

-- What a host shows of a person, and whether that is still what it is to show. Nothing is due where
-- due_at is null. The standing is as the sender wrote it.
CREATE TABLE delivery (
  connection_id BIGINT NOT NULL,
  identity_id BIGINT NOT NULL,
  asked BIGINT NOT NULL,
  due_at BIGINT,
  standing ${text},
  refused_reason VARCHAR(500) NOT NULL,
  PRIMARY KEY (connection_id, identity_id)
)${table};
CREATE INDEX delivery_due ON delivery (connection_id, due_at);
CREATE INDEX delivery_identity ON delivery (identity_id);

CREATE TABLE delivery_pace (
  connection_id BIGINT NOT NULL PRIMARY KEY,
  basis VARCHAR(100) NOT NULL,
  failures INT NOT NULL,
  paused_until BIGINT NOT NULL,
  gone BOOLEAN NOT NULL,
  problem VARCHAR(500) NOT NULL,
  delivered BIGINT NOT NULL
)${table};

-- One process sends for a community.
CREATE TABLE delivery_lease (
  community_id INT NOT NULL PRIMARY KEY,
  holder VARCHAR(64) NOT NULL,
  until BIGINT NOT NULL
)${table};
