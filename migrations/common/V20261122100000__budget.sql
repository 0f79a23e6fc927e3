-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- What rules may cost. Workers draw leases from a period's row and spend from rows of their own, so
-- that the row which all share is touched once a lease and not once an award.

-- granted: the most that any version of the programme said. settled: what leases spent that are
-- closed, less what came back through them; so it may lie below nothing while others are open.
CREATE TABLE budget_period (
  community_id INT NOT NULL,
  budget VARCHAR(64) NOT NULL,
  start_day BIGINT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  version INT NOT NULL,
  amount BIGINT NOT NULL,
  granted BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  leased BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, budget, start_day),
  CONSTRAINT budget_period_leased CHECK (leased >= 0),
  CONSTRAINT budget_period_granted CHECK (settled + leased <= granted)
)${table};

-- What comes back is a lease of nothing of which less than nothing is used.
CREATE TABLE budget_lease (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  budget VARCHAR(64) NOT NULL,
  start_day BIGINT NOT NULL,
  worker BIGINT NOT NULL,
  version INT NOT NULL,
  granted BIGINT NOT NULL,
  used BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT budget_lease_granted CHECK (granted >= 0),
  CONSTRAINT budget_lease_used CHECK (used <= granted)
)${table};
CREATE INDEX budget_lease_worker ON budget_lease (community_id, budget, start_day, worker);
CREATE INDEX budget_lease_expires ON budget_lease (community_id, expires_at);

CREATE TABLE budget_funding (
  lot_id BIGINT NOT NULL,
  budget VARCHAR(64) NOT NULL,
  start_day BIGINT NOT NULL,
  community_id INT NOT NULL,
  identity_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  cause VARCHAR(190) NOT NULL,
  amount BIGINT NOT NULL,
  returned BIGINT NOT NULL,
  PRIMARY KEY (lot_id, budget, start_day),
  CONSTRAINT budget_funding_returned CHECK (returned >= 0 AND returned <= amount)
)${table};
CREATE INDEX budget_funding_event ON budget_funding (event_id);
CREATE INDEX budget_funding_period ON budget_funding (community_id, budget, start_day);

-- Awards, or parts of them, that wait for a budget's money.
CREATE TABLE unfunded_award (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  unit VARCHAR(64) NOT NULL,
  identity_id BIGINT NOT NULL,
  entry_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  cause VARCHAR(190) NOT NULL,
  asked BIGINT NOT NULL,
  unfunded BIGINT NOT NULL,
  budget VARCHAR(64) NOT NULL,
  start_day BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  arrived_at BIGINT NOT NULL,
  CONSTRAINT unfunded_award_left CHECK (unfunded >= 0 AND unfunded <= asked)
)${table};
CREATE INDEX unfunded_award_waiting ON unfunded_award (community_id, budget, start_day, unfunded);
CREATE INDEX unfunded_award_event ON unfunded_award (event_id);
CREATE INDEX unfunded_award_identity ON unfunded_award (identity_id, unfunded);

CREATE TABLE budget_warning (
  community_id INT NOT NULL,
  budget VARCHAR(64) NOT NULL,
  start_day BIGINT NOT NULL,
  percent INT NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, budget, start_day, percent)
)${table};
