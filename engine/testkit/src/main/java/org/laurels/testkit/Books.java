// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.laurels.core.community.Community;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementLine;

/**
 * Everything a community has written at one moment, under the names that hosts use.
 *
 * @param events how many events are stored
 */
public record Books(
    List<MemberStanding> members,
    List<StatementLine> entries,
    List<HeldBadge> badges,
    long events) {
  public Books {
    members = List.copyOf(members);
    entries = List.copyOf(entries);
    badges = List.copyOf(badges);
  }

  /** Reads them through the port that pages and exports use. */
  public static Books read(StandingStore store, Community community) {
    List<MemberStanding> members = new ArrayList<>();
    List<StatementLine> entries = new ArrayList<>();
    List<HeldBadge> badges = new ArrayList<>();
    store.eachMember(community, members::add);
    store.eachEntry(community, entries::add);
    store.eachBadge(community, badges::add);
    return new Books(members, entries, badges, store.totals(community).events());
  }

  /** The standing of whoever has this identity. */
  public MemberStanding member(Identity identity) {
    return members.stream()
        .filter(member -> member.identities().contains(identity))
        .findFirst()
        .orElseThrow(() -> new AssertionError(identity + " is no member"));
  }

  /** Balance of the member who has this identity; 0 where there is none. */
  public long balance(Identity identity, String unit) {
    return members.stream()
        .filter(member -> member.identities().contains(identity))
        .mapToLong(member -> member.balances().getOrDefault(unit, 0L))
        .sum();
  }

  /** Names of the badges that an identity holds, in the order of the alphabet. */
  public List<String> badgesOf(Identity identity) {
    return badges.stream()
        .filter(badge -> badge.identity().equals(identity))
        .map(HeldBadge::badge)
        .sorted()
        .toList();
  }

  /** Entries that neither undo another nor have been undone. */
  public List<StatementLine> live() {
    Set<Long> undone = new HashSet<>();
    entries.forEach(entry -> undone.add(entry.reverses()));
    return entries.stream()
        .filter(entry -> entry.reverses() == 0 && !undone.contains(entry.entryId()))
        .toList();
  }

  /** What the entries of an identity's account come to. */
  public long sum(Identity identity, String unit) {
    return entries.stream()
        .filter(entry -> entry.identity().equals(identity) && entry.unit().equals(unit))
        .mapToLong(StatementLine::change)
        .sum();
  }

  /** Asserts what must hold of any books, whatever has happened. */
  public Books check() {
    checkReversals();
    checkNoTwins();
    checkBalances();
    return this;
  }

  private void checkReversals() {
    Map<Long, StatementLine> byId = new HashMap<>();
    for (StatementLine entry : entries) {
      require(byId.put(entry.entryId(), entry) == null, "numbered like another", entry);
    }
    Map<Long, Long> reversedBy = new HashMap<>();
    for (StatementLine entry : entries) {
      boolean reversal = entry.reason() == Reason.REVERSAL;
      require(reversal == (entry.reverses() != 0), "only a reversal names another", entry);
      if (reversal) {
        StatementLine undone = byId.get(entry.reverses());
        require(undone != null && mirrors(entry, undone), "undoes what it names", entry);
        Long twin = reversedBy.put(entry.reverses(), entry.entryId());
        require(twin == null, "the only reversal of what it names", entry);
      }
    }
    for (StatementLine entry : entries) {
      long reversal = reversedBy.getOrDefault(entry.entryId(), 0L);
      require(entry.reversedBy() == reversal, "names its reversal " + reversal, entry);
    }
  }

  private static boolean mirrors(StatementLine reversal, StatementLine undone) {
    return undone.reverses() == 0
        && undone.change() == -reversal.change()
        && undone.identity().equals(reversal.identity())
        && undone.unit().equals(reversal.unit());
  }

  private static void require(boolean right, String what, StatementLine entry) {
    if (!right) {
      throw new AssertionError("not so: " + what + ": " + entry);
    }
  }

  private void checkNoTwins() {
    Set<List<Object>> keys = new HashSet<>();
    for (StatementLine entry : live()) {
      require(keys.add(LiveLine.keyOf(entry)), "the only live one of its key", entry);
    }
    assertThat(
            badges.stream()
                .map(
                    b ->
                        Arrays.asList(
                            b.badge(), b.identity(), b.itemId(), b.eventSource(), b.eventId())))
        .as("badges held")
        .doesNotHaveDuplicates();
  }

  private void checkBalances() {
    Map<Identity, Map<String, Long>> sums = new HashMap<>();
    for (StatementLine entry : entries) {
      sums.computeIfAbsent(entry.identity(), i -> new TreeMap<>())
          .merge(entry.unit(), entry.change(), Long::sum);
    }
    Set<Identity> seen = new HashSet<>();
    for (MemberStanding member : members) {
      Map<String, Long> sum = new TreeMap<>();
      for (Identity identity : member.identities()) {
        assertThat(seen.add(identity)).as("%s is two members", identity).isTrue();
        sums.getOrDefault(identity, Map.of()).forEach((u, n) -> sum.merge(u, n, Long::sum));
      }
      assertThat(withoutZeros(member.balances()))
          .as("balances of %s are the sums of the entries", member.identities())
          .isEqualTo(withoutZeros(sum));
    }
    assertThat(seen).as("whoever has entries is a member").containsAll(sums.keySet());
  }

  /** Balances in which a unit that stands at nothing is left out. */
  public static Map<String, Long> withoutZeros(Map<String, Long> balances) {
    Map<String, Long> kept = new TreeMap<>(balances);
    kept.values().removeIf(amount -> amount == 0);
    return kept;
  }
}
