// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * A period of an appraisal: what is proposed, and what was decided.
 *
 * @param state how far it is, in words
 * @param news what has come of a form; may be empty
 * @param faults why nothing has come of it
 * @param bars how many members are in each bracket, the highest first
 * @param figures what is counted, in the order of the columns
 * @param lines of whom nothing is decided
 * @param more that there are others; empty where all are here
 * @param decided what stands
 * @param moreDecided that there are others; empty where all are here
 */
public record AppraisalPage(
    String name,
    String title,
    String state,
    String news,
    List<String> faults,
    List<Bar> bars,
    List<String> figures,
    List<Line> lines,
    String more,
    List<Decided> decided,
    String moreDecided,
    Steps steps) {
  public AppraisalPage {
    faults = List.copyOf(faults);
    bars = List.copyOf(bars);
    figures = List.copyOf(figures);
    lines = List.copyOf(lines);
    decided = List.copyOf(decided);
  }

  /**
   * A bracket.
   *
   * @param condition as the programme wrote it; empty for the last
   * @param width of its bar, of 1,000
   */
  public record Bar(String name, String condition, String value, String members, long width) {}

  /** A bracket to choose. */
  public record Option(String id, String name, boolean isChosen) {}

  /**
   * A member to decide on.
   *
   * @param id stands in the names of its fields
   */
  public record Line(
      MemberHead member,
      String id,
      List<String> figures,
      String proposed,
      List<Option> options,
      String note) {
    public Line {
      figures = List.copyOf(figures);
      options = List.copyOf(options);
    }
  }

  /**
   * What was decided.
   *
   * @param id of the decision
   * @param isChanged whether the person chose other than the engine
   * @param corrected empty for a first decision
   */
  public record Decided(
      MemberHead member,
      String id,
      List<String> figures,
      String proposed,
      String chosen,
      boolean isChanged,
      String note,
      String corrected,
      String by,
      Moment at,
      List<Option> options) {
    public Decided {
      figures = List.copyOf(figures);
      options = List.copyOf(options);
    }
  }

  /**
   * Where one can go from here.
   *
   * @param confirm where the form goes; empty while the period goes on, or where nothing is open
   * @param mark of what is shown
   */
  public record Steps(
      String all,
      String confirm,
      String correct,
      String table,
      String mark,
      String key,
      String csrf,
      int noteMax) {}
}
