-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Who fulfils rewards outside, where redemptions stand still, and what people gave and took by hand.

-- The secret signs in both directions and is sealed by the key of the installation.
CREATE TABLE fulfiller (
  community_id INT NOT NULL,
  reward VARCHAR(64) NOT NULL,
  url VARCHAR(1000) NOT NULL,
  sealed_secret VARCHAR(500) NOT NULL,
  configured_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, reward)
)${table};

CREATE TABLE redemption_halt (
  community_id INT NOT NULL PRIMARY KEY,
  found VARCHAR(1000) NOT NULL,
  halted_at BIGINT NOT NULL
)${table};

-- Beside the transfers that name it as their cause.
CREATE TABLE credit_adjustment (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  identity_id BIGINT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL,
  said_by VARCHAR(190) NOT NULL,
  note VARCHAR(500) NOT NULL,
  made_at BIGINT NOT NULL,
  CONSTRAINT credit_adjustment_amount CHECK (amount <> 0)
)${table};
CREATE INDEX credit_adjustment_identity ON credit_adjustment (identity_id, id);
