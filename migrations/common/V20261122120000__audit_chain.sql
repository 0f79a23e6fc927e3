-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- The chain of seals over ledger_entry and credit_transfer. Hashes are in hexadecimal digits.

-- Which rows each transaction has written, one row for each lot of them: who writes pays for one
-- row, and a note is seen exactly when its rows are. Numbers are drawn in blocks, so that smaller
-- ones may be committed later than greater ones: an order by number would pass over them.
CREATE TABLE unsealed_posting (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  posted ${bytes} NOT NULL,
  row_count INT NOT NULL,
  posted_at BIGINT NOT NULL
)${table};
CREATE INDEX unsealed_posting_community ON unsealed_posting (community_id, id);

-- named: which rows are sealed, in their order, and the first bytes of the hash of each.
CREATE TABLE audit_block (
  community_id INT NOT NULL,
  number BIGINT NOT NULL,
  row_count INT NOT NULL,
  named ${bytes} NOT NULL,
  root VARCHAR(64) NOT NULL,
  previous VARCHAR(64) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  sealed_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, number)
)${table};

-- The end of each chain; the row is also the lock of who seals.
CREATE TABLE audit_head (
  community_id INT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  hash VARCHAR(64) NOT NULL,
  checked BIGINT NOT NULL
)${table};
