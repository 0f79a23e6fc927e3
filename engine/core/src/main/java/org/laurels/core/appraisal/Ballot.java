// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.util.Map;

/**
 * What a person decides of a proposal.
 *
 * @param seen the mark of the proposal that was looked at
 * @param choices by member; all others are put where the engine proposes
 * @param by who decides
 */
public record Ballot(String seen, Map<Long, Choice> choices, String by) {
  public Ballot {
    choices = Map.copyOf(choices);
  }

  /**
   * A bracket for one member.
   *
   * @param note why; may be empty
   */
  public record Choice(String bracket, String note) {}
}
