// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** What operators are to decide on members' help. */
public record AppraisalsPage(List<Appraisal> appraisals) {
  public AppraisalsPage {
    appraisals = List.copyOf(appraisals);
  }

  /** An appraisal with its latest periods, the one that was over last first. */
  public record Appraisal(String id, String name, List<Period> periods) {
    public Appraisal {
      periods = List.copyOf(periods);
    }
  }

  /** A period, and how far it is in words. */
  public record Period(String title, String address, String state) {}
}
