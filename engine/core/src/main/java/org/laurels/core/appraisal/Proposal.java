// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.laurels.core.cycle.PayoutPeriod;

/**
 * What the engine proposes for a period, member by member.
 *
 * @param isOver whether the period is over, so that it can be confirmed
 * @param lines the highest bracket first, within it by what was counted, then by number
 */
public record Proposal(Appraisal appraisal, PayoutPeriod period, boolean isOver, List<Line> lines) {
  private static final int MARK_BYTES = 12;

  public Proposal {
    lines = List.copyOf(lines);
  }

  /**
   * A member.
   *
   * @param decided what was decided: empty where it still is to be; more than one where members who
   *     were appraised each alone are one by now
   */
  public record Line(
      long memberId, CountedFigures figures, Bracket bracket, List<Appraised> decided) {
    public Line {
      decided = List.copyOf(decided);
    }

    public boolean isOpen() {
      return decided.isEmpty();
    }
  }

  /** Members of whom nothing is decided. */
  public List<Line> open() {
    return lines.stream().filter(Line::isOpen).toList();
  }

  /**
   * Stands for who is proposed for which bracket, without those of the last one. Whoever confirms
   * names the mark of the proposal that they have seen, so that nobody confirms another. The last
   * bracket is left out, since there somebody new comes in with every late answer.
   */
  public String mark() {
    StringBuilder said = new StringBuilder(appraisal.id()).append(' ').append(period.first());
    open().stream()
        .filter(line -> !line.bracket().equals(appraisal.last()))
        .sorted((one, other) -> Long.compare(one.memberId(), other.memberId()))
        .forEach(
            line ->
                said.append(' ').append(line.memberId()).append(':').append(line.bracket().id()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
