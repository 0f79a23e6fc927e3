// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.member;

import java.util.Set;

/**
 * What is known of a member beside figures, and what the member has chosen.
 *
 * @param name how the host shows the member; empty where it has not said
 * @param kind such as customer, employee or partner; empty where it is not known
 * @param teams named groups the member belongs to
 * @param optedOut whether the member wants to stand on no board
 * @param hidden whether the member's page is for nobody else
 * @param erased whether everything personal was removed
 */
public record Profile(
    String name, String kind, Set<String> teams, boolean optedOut, boolean hidden, boolean erased) {
  /** Of whom nothing is known. */
  public static final Profile UNKNOWN = new Profile("", "", Set.of(), false, false, false);

  public Profile {
    teams = Set.copyOf(teams);
  }

  /** One profile of a member with several identities: a choice made with one holds for all. */
  public Profile and(Profile other) {
    Set<String> both = new java.util.TreeSet<>(teams);
    both.addAll(other.teams);
    return new Profile(
        name.isEmpty() ? other.name : name,
        kind.isEmpty() ? other.kind : kind,
        both,
        optedOut || other.optedOut,
        hidden || other.hidden,
        erased || other.erased);
  }
}
