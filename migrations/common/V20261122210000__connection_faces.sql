-- SPDX-License-Identifier: Apache-2.0
-- Copyright The Laurels Authors
-- What a token opens. Those that are there already go on as they did.

ALTER TABLE api_token ADD COLUMN scope VARCHAR(10) DEFAULT 'MANAGE' NOT NULL;
