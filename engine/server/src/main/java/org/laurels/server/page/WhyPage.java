// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Why a member was given something for an event or an item, and why not.
 *
 * @param asked the id that was asked for
 * @param ask where to ask for another
 */
public record WhyPage(
    MemberHead member, String asked, String ask, List<Happening> happenings, boolean isCut) {
  public WhyPage {
    happenings = List.copyOf(happenings);
  }

  /**
   * An event with what every rule that listens to it made of it.
   *
   * @param item empty where it is about none
   */
  public record Happening(
      String what, String item, String event, Moment happened, List<Verdict> verdicts) {
    public Happening {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * What one rule made of one event.
   *
   * @param kind given, held-back or nothing
   * @param mark the same in words
   * @param change what came of it; empty where nothing did
   * @param reasons in sentences
   * @param condition as the programme has it
   */
  public record Verdict(
      String kind,
      String mark,
      String change,
      String rule,
      String version,
      List<String> reasons,
      String condition,
      List<Figure> values) {
    public Verdict {
      reasons = List.copyOf(reasons);
      values = List.copyOf(values);
    }
  }
}
