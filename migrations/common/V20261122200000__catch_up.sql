-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- How far each connection has read its host, and who reads it now.

-- The holder's lease ends by itself, so that a process that dies holds nothing up. What the last
-- run came to stays until the next one ends.
CREATE TABLE catch_up (
  connection_id BIGINT NOT NULL PRIMARY KEY,
  reached VARCHAR(500),
  holder VARCHAR(64),
  leased_until BIGINT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT,
  ending VARCHAR(20),
  detail VARCHAR(500) NOT NULL,
  accepted BIGINT NOT NULL
)${table};
