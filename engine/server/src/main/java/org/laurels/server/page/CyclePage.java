// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * The payout of a period, for operators.
 *
 * @param dry whether it tells what a close would do, not what was done
 * @param news what has come of a form; empty where none was sent
 * @param faults what is wrong with a table that was sent, or why a step was refused
 * @param facts sentences about what was chosen
 * @param lines empty before the close unless it is a dry run
 * @param more how many lines are not shown; empty where all are
 * @param papers who waits for paperwork
 * @param steps what can be done now
 */
public record CyclePage(
    String name,
    String title,
    String state,
    boolean dry,
    String news,
    List<String> faults,
    CyclePicture picture,
    List<String> facts,
    List<Sum> sums,
    List<Line> lines,
    String more,
    List<Paper> papers,
    Steps steps) {
  public CyclePage {
    faults = List.copyOf(faults);
    facts = List.copyOf(facts);
    sums = List.copyOf(sums);
    lines = List.copyOf(lines);
    papers = List.copyOf(papers);
  }

  /** What can be done, each by the address that it goes to; empty where it cannot be done now. */
  public record Steps(
      String all,
      String period,
      String dryRun,
      String table,
      String close,
      String export,
      String answers,
      String papers,
      String key,
      String csrf) {}

  /**
   * What goes one way and stands alike.
   *
   * @param total whether it is all of them together
   */
  public record Sum(
      String way,
      String state,
      String lines,
      String amount,
      String worth,
      String matched,
      String kept,
      String ends,
      boolean total) {}

  /** What becomes of a member's credits. */
  public record Line(
      MemberHead member,
      String tally,
      String way,
      String amount,
      String matched,
      String kept,
      String ends,
      String state,
      String why) {}

  /** What waits for the paperwork of a year. */
  public record Paper(MemberHead member, String id, String year, String amount) {}
}
