-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- By what it was shown that two identities are one person. That they are is an event, and stands in
-- merge_link; this is who said so and why, beside it.

-- Of a code only the hash is kept.
CREATE TABLE link_code (
  code_hash BINARY(32) NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  identity_id BIGINT NOT NULL,
  given_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
)${table};
CREATE INDEX link_code_identity ON link_code (identity_id, given_at);

-- A host's own merge has a row only once somebody here took it apart.
CREATE TABLE identity_link (
  event_id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  proof VARCHAR(10) NOT NULL,
  said_by VARCHAR(190) NOT NULL,
  note VARCHAR(500) NOT NULL,
  noted_at BIGINT NOT NULL,
  ended_by VARCHAR(190) NOT NULL,
  end_note VARCHAR(500) NOT NULL,
  ended_at BIGINT
)${table};

-- For whose accounts a host may vouch, by signing that its member is theirs, too.
CREATE TABLE host_vouching (
  community_id INT NOT NULL,
  host VARCHAR(190) NOT NULL,
  source VARCHAR(190) NOT NULL,
  PRIMARY KEY (community_id, host, source)
)${table};
