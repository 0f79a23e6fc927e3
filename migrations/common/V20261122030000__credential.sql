-- SPDX-License-Identifier: Apache-2.0

-- Keys that credentials are signed with; the newest signs. What is secret of them is encrypted with
-- the installation's key, which is not in the database.
CREATE TABLE signing_key (
  community_id INT NOT NULL,
  key_number INT NOT NULL,
  public_key VARCHAR(64) NOT NULL,
  sealed_key VARCHAR(500) NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, key_number)
)${table};

-- What was signed for a badge grant, word for word, so that it stays the same document. A place in
-- the status list is never given twice; a member who was erased before there was one has none.
CREATE TABLE credential (
  grant_id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  status_index INT,
  address VARCHAR(500) NOT NULL,
  document ${text},
  created_at BIGINT NOT NULL,
  erased_at BIGINT,
  CONSTRAINT credential_status UNIQUE (community_id, status_index)
)${table};
