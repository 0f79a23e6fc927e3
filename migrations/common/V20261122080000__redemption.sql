-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Redemptions, and what was answered to calls that moved credits. States and kinds are told by number.

CREATE TABLE redemption (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  identity_id BIGINT NOT NULL,
  reward VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  unit VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL,
  matched BIGINT NOT NULL,
  state SMALLINT NOT NULL,
  approvals_needed SMALLINT NOT NULL,
  approved_by ${text} NOT NULL,
  attempts INT NOT NULL,
  next_check_at BIGINT,
  reference VARCHAR(190) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  requested_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
)${table};
CREATE INDEX redemption_identity ON redemption (identity_id, id);
CREATE INDEX redemption_state ON redemption (community_id, state, id);
CREATE INDEX redemption_due ON redemption (community_id, next_check_at);

-- How many are taken of what there is only so much of.
CREATE TABLE reward_counter (
  community_id INT NOT NULL,
  name VARCHAR(190) NOT NULL,
  taken BIGINT NOT NULL,
  PRIMARY KEY (community_id, name),
  CONSTRAINT reward_counter_taken CHECK (taken >= 0)
)${table};

-- Sealed by the key of the installation; the hash, keyed as well, tells codes that came twice.
CREATE TABLE voucher_code (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  reward VARCHAR(64) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  sealed ${bytes} NOT NULL,
  redemption_id BIGINT,
  CONSTRAINT voucher_code_once UNIQUE (community_id, reward, code_hash),
  CONSTRAINT voucher_code_redemption UNIQUE (redemption_id)
)${table};
CREATE INDEX voucher_code_free ON voucher_code (community_id, reward, redemption_id, id);

CREATE TABLE money_call (
  community_id INT NOT NULL,
  scope VARCHAR(190) NOT NULL,
  call_key VARCHAR(190) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  status SMALLINT NOT NULL,
  body ${text} NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, scope, call_key)
)${table};
