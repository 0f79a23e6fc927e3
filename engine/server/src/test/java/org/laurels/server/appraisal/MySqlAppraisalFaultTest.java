// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import org.laurels.server.TestMySql;

class MySqlAppraisalFaultTest extends AppraisalFaultContract {
  @Override
  String emptyDatabase() {
    return TestMySql.emptyDatabase("appraisal_faults");
  }
}
