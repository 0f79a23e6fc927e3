-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- Hosts that send to us.

-- The hook is the part of the address that nobody else knows; secrets are sealed by the
-- installation's key, settings may be shown.
CREATE TABLE host_connection (
  id BIGINT NOT NULL PRIMARY KEY,
  community_id INT NOT NULL,
  name VARCHAR(64) NOT NULL,
  hook VARCHAR(64) NOT NULL,
  plugin VARCHAR(100) NOT NULL,
  connector VARCHAR(64) NOT NULL,
  source VARCHAR(190) NOT NULL,
  settings ${text} NOT NULL,
  sealed ${text} NOT NULL,
  silence_seconds BIGINT NOT NULL,
  version INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  since BIGINT NOT NULL
)${table};
CREATE UNIQUE INDEX host_connection_name ON host_connection (community_id, name);
CREATE UNIQUE INDEX host_connection_hook ON host_connection (hook);

-- Requests that wait or were refused, sealed, since they hold what people wrote. Bounded for each
-- connection and outcome, so that forged requests cannot crowd out others.
CREATE TABLE kept_request (
  id BIGINT NOT NULL PRIMARY KEY,
  connection_id BIGINT NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  received_at BIGINT NOT NULL,
  reason VARCHAR(500) NOT NULL,
  length BIGINT NOT NULL,
  sealed ${text} NOT NULL
)${table};
CREATE INDEX kept_request_connection ON kept_request (connection_id, outcome, id, length);

-- One row for each thing that can become of a request, so bounded.
CREATE TABLE connection_tally (
  connection_id BIGINT NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  counted BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  last_detail VARCHAR(500) NOT NULL,
  lag_millis BIGINT NOT NULL,
  PRIMARY KEY (connection_id, outcome)
)${table};
