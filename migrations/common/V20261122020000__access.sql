-- SPDX-License-Identifier: Apache-2.0
-- Who may come in. Times are microseconds since 1970 UTC. Of what a browser or a link shows, only the
-- SHA-256 is kept; what the engine must be able to read again is sealed under the installation's key.

CREATE TABLE host_secret (
  community_id INT NOT NULL,
  host VARCHAR(190) NOT NULL,
  sealed VARCHAR(400) NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (community_id, host)
)${table};

CREATE TABLE operator_account (
  id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(64) NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT operator_account_name UNIQUE (name)
)${table};

-- One row at most, so that of several links only one is good. It makes an operator, or where it
-- names one lets them choose a new password.
CREATE TABLE operator_invitation (
  id INT NOT NULL PRIMARY KEY,
  token_hash BINARY(32) NOT NULL,
  expires_at BIGINT NOT NULL,
  operator_name VARCHAR(64) NOT NULL,
  CONSTRAINT operator_invitation_single CHECK (id = 1)
)${table};

-- A session is of an identity, not of a member: whom an identity belongs to moves with a merge.
CREATE TABLE web_session (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  community_id INT,
  identity_id BIGINT,
  operator_id BIGINT,
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  CONSTRAINT web_session_holder CHECK ((identity_id IS NULL) <> (operator_id IS NULL)),
  CONSTRAINT web_session_community CHECK ((identity_id IS NULL) = (community_id IS NULL))
)${table};
CREATE INDEX web_session_begun ON web_session (begun_at);
CREATE INDEX web_session_seen ON web_session (seen_at);
CREATE INDEX web_session_identity ON web_session (identity_id);

-- What was used up, or was tried how often, until it is forgotten.
CREATE TABLE access_try (
  try_hash BINARY(32) NOT NULL PRIMARY KEY,
  tries INT NOT NULL,
  forgotten_at BIGINT NOT NULL
)${table};
CREATE INDEX access_try_forgotten ON access_try (forgotten_at);
