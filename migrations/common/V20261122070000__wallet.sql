-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Credits that are spent. The lock of a wallet is the row of the member. Transfers are inserted and
-- never touched again; wallets and lots follow from them. Accounts and reasons are told by number.

CREATE TABLE wallet (
  identity_id BIGINT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  community_id INT NOT NULL,
  pending BIGINT NOT NULL,
  available BIGINT NOT NULL,
  held BIGINT NOT NULL,
  debt BIGINT NOT NULL,
  PRIMARY KEY (identity_id, unit),
  CONSTRAINT wallet_pending CHECK (pending >= 0),
  CONSTRAINT wallet_available CHECK (available >= 0),
  CONSTRAINT wallet_held CHECK (held >= 0),
  CONSTRAINT wallet_debt CHECK (debt >= 0)
)${table};
CREATE INDEX wallet_community ON wallet (community_id, identity_id);

CREATE TABLE wallet_freeze (
  identity_id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  frozen_at BIGINT NOT NULL
)${table};

-- due_at: when it vests, then when it ends; nothing while nothing is to come.
CREATE TABLE credit_lot (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  identity_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  cause VARCHAR(190) NOT NULL,
  original BIGINT NOT NULL,
  remaining BIGINT NOT NULL,
  vested BOOLEAN NOT NULL,
  vests_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  due_at BIGINT,
  booked_at BIGINT NOT NULL,
  CONSTRAINT credit_lot_remaining CHECK (remaining >= 0 AND remaining <= original)
)${table};
CREATE INDEX credit_lot_identity ON credit_lot (identity_id, unit, remaining);
CREATE INDEX credit_lot_due ON credit_lot (community_id, unit, due_at, id);

CREATE TABLE credit_transfer (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  reason SMALLINT NOT NULL,
  cause_id BIGINT NOT NULL,
  lot_id BIGINT NOT NULL,
  from_account SMALLINT NOT NULL,
  from_identity BIGINT NOT NULL,
  to_account SMALLINT NOT NULL,
  to_identity BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  CONSTRAINT credit_transfer_once UNIQUE (cause_id, reason, lot_id, to_identity),
  CONSTRAINT credit_transfer_amount CHECK (amount > 0),
  CONSTRAINT credit_transfer_accounts
    CHECK (from_account <> to_account OR from_identity <> to_identity)
)${table};
CREATE INDEX credit_transfer_from ON credit_transfer (from_identity, id);
CREATE INDEX credit_transfer_to ON credit_transfer (to_identity, id);
CREATE INDEX credit_transfer_lot ON credit_transfer (lot_id);
CREATE INDEX credit_transfer_community ON credit_transfer (community_id, made_at);
