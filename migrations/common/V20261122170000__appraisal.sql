-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- What people decided of members' help, once a period. A correction is a row of the next revision;
-- of a row nothing ever changes but when the intake was told of it.

CREATE TABLE appraisal_decision (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  appraisal VARCHAR(64) NOT NULL,
  first_day VARCHAR(10) NOT NULL,
  identity_id BIGINT NOT NULL,
  revision INT NOT NULL,
  figures VARCHAR(2000) NOT NULL,
  proposed VARCHAR(64) NOT NULL,
  chosen VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL,
  note VARCHAR(1000) NOT NULL,
  decided_by VARCHAR(190) NOT NULL,
  decided_at BIGINT NOT NULL,
  told_at BIGINT,
  CONSTRAINT appraisal_decision_once
    UNIQUE (community_id, appraisal, first_day, identity_id, revision)
)${table};
CREATE INDEX appraisal_decision_untold ON appraisal_decision (community_id, told_at, id);
