// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown of one person: the rank and the badges of the whole member, over all hosts.
 * Immutable, and equal where nothing differs.
 *
 * @param source the host that the identity is of
 * @param identity the person's own id in that host
 * @param name as that host last said it; null where it said none
 * @param rank null below the first one
 * @param badges by id, each once
 */
public record HostStanding(
    String source,
    String identity,
    @Nullable String name,
    @Nullable Rank rank,
    List<Badge> badges) {

  /**
   * A rank.
   *
   * @param id as the programme writes it
   * @param name for people
   */
  public record Rank(String id, String name) {
    public Rank {
      requireNonNull(id, "id is null");
      requireNonNull(name, "name is null");
    }
  }

  /**
   * A badge that is held, once however often it was earned.
   *
   * @param id as the programme writes it
   * @param name for people
   * @param description what it is given for; empty where the programme does not say
   * @param tier such as {@code gold}; empty without one
   * @param times how often it was earned, at least once
   * @param lastAt when it was earned last
   */
  public record Badge(
      String id, String name, String description, String tier, long times, Instant lastAt) {
    public Badge {
      requireNonNull(id, "id is null");
      requireNonNull(name, "name is null");
      requireNonNull(description, "description is null");
      requireNonNull(tier, "tier is null");
      requireNonNull(lastAt, "lastAt is null");
    }
  }

  public HostStanding {
    requireNonNull(source, "source is null");
    requireNonNull(identity, "identity is null");
    badges = List.copyOf(badges);
  }

  /** The rank's id; empty below the first one. */
  public Optional<String> rankId() {
    return Optional.ofNullable(rank).map(Rank::id);
  }

  /** Whether there is nothing to show. */
  public boolean isBare() {
    return rank == null && badges.isEmpty();
  }
}
