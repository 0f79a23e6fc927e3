-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Payouts at the end of periods. States, reasons and kinds are told by number or by name.

CREATE TABLE payout_run (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  cycle VARCHAR(64) NOT NULL,
  first_day VARCHAR(10) NOT NULL,
  unit VARCHAR(64) NOT NULL,
  cut_off BIGINT NOT NULL,
  choice_end BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  worth BIGINT NOT NULL,
  state SMALLINT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT payout_run_once UNIQUE (community_id, cycle, first_day)
)${table};

-- What an identity's member has chosen last; nothing moves by it.
CREATE TABLE payout_choice (
  identity_id BIGINT NOT NULL,
  cycle VARCHAR(64) NOT NULL,
  first_day VARCHAR(10) NOT NULL,
  community_id INT NOT NULL,
  way VARCHAR(64) NOT NULL,
  chosen_at BIGINT NOT NULL,
  PRIMARY KEY (identity_id, cycle, first_day)
)${table};
CREATE INDEX payout_choice_period ON payout_choice (community_id, cycle, first_day);

-- made_in: a run makes each part once for an identity. run_id: what waits goes with a later run.
CREATE TABLE payout_line (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  run_id BIGINT NOT NULL,
  made_in BIGINT NOT NULL,
  part SMALLINT NOT NULL,
  identity_id BIGINT NOT NULL,
  tally BIGINT NOT NULL,
  way VARCHAR(64) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  amount BIGINT NOT NULL,
  matched BIGINT NOT NULL,
  kept BIGINT NOT NULL,
  expired BIGINT NOT NULL,
  debt BIGINT NOT NULL,
  paid_year SMALLINT NOT NULL,
  state SMALLINT NOT NULL,
  why SMALLINT NOT NULL,
  reference VARCHAR(190) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT payout_line_once UNIQUE (made_in, identity_id, part),
  CONSTRAINT payout_line_amounts
    CHECK (tally >= 0 AND amount >= 0 AND matched >= 0 AND kept >= 0 AND expired >= 0)
)${table};
CREATE INDEX payout_line_run ON payout_line (run_id, id);
CREATE INDEX payout_line_identity ON payout_line (identity_id, paid_year);
CREATE INDEX payout_line_state ON payout_line (community_id, state, id);

-- That the paperwork of a calendar year is there.
CREATE TABLE payout_papers (
  identity_id BIGINT NOT NULL,
  paid_year SMALLINT NOT NULL,
  community_id INT NOT NULL,
  said_by VARCHAR(190) NOT NULL,
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (identity_id, paid_year)
)${table};
