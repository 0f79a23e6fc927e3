// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import org.laurels.server.TestMySql;

class MySqlAppraisalTest extends AppraisalContract {
  @Override
  String emptyDatabase() {
    return TestMySql.emptyDatabase("appraisal");
  }
}
