-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- What of the chain is not as it was sealed, cannot be restored, and was looked at by a person.
-- Rows are sealed like those of the books; none is ever changed or removed.

CREATE TABLE acknowledged_fault (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  mark VARCHAR(64) NOT NULL,
  said VARCHAR(1000) NOT NULL,
  said_by VARCHAR(190) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  noted_at BIGINT NOT NULL,
  CONSTRAINT acknowledged_fault_once UNIQUE (community_id, mark)
)${table};
