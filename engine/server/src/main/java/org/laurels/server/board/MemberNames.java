// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.community.Community;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.ProfileStore;

/**
 * What members are called on pages, and which of them want no page: the one place that knows.
 * Remembered for seconds, since the same few are on every board. Thread-safe.
 */
public final class MemberNames {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int REMEMBERED_MAX = 100_000;

  private final ProfileStore profiles;
  private final Cache<Key, Named> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(REMEMBERED).build();

  private record Key(Community community, long memberId) {}

  public MemberNames(ProfileStore profiles) {
    this.profiles = profiles;
  }

  /**
   * A member by name.
   *
   * @param name empty where the member has been erased
   * @param rank id of the rank; empty where there is none
   * @param hidden whether the member's page is for nobody else
   */
  public record Named(long memberId, String name, String rank, boolean hidden) {}

  /** These members by their numbers; one that no longer is one is left out. */
  public Map<Long, Named> of(Community community, Collection<Long> memberIds) {
    List<Key> keys = memberIds.stream().map(id -> new Key(community, id)).toList();
    Map<Long, Named> found = new HashMap<>();
    remembered
        .getAll(keys, missing -> read(community, missing))
        .forEach((key, named) -> found.put(key.memberId(), named));
    return found;
  }

  /** Looks anew from now on: somebody's name or choice is another. */
  public void forget(Community community, long memberId) {
    remembered.invalidate(new Key(community, memberId));
  }

  private Map<Key, Named> read(Community community, Set<? extends Key> keys) {
    List<Long> ids = keys.stream().map(Key::memberId).toList();
    Map<Key, Named> read = new HashMap<>();
    for (ProfileStore.Shown shown : profiles.shown(community, ids)) {
      read.put(new Key(community, shown.memberId()), named(shown));
    }
    return read;
  }

  private static Named named(ProfileStore.Shown shown) {
    Profile profile = shown.profile();
    String name = profile.erased() || !profile.name().isEmpty() ? profile.name() : shown.firstId();
    return new Named(shown.memberId(), name, shown.rank(), profile.hidden() || profile.erased());
  }
}
