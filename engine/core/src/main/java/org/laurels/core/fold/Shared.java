// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.apportionment.Apportionment.Portion;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Parties;
import org.laurels.core.rule.Share;
import org.laurels.core.rule.Share.Group;

/**
 * What a rule gives those behind an idea to share, and which part of it is whose.
 *
 * @param whole all of it, raised by a campaign; a loss where it is below 0
 * @param people who is in each group, in the order in which what remains is handed out
 * @param portions what they get or lose; empty where nobody is there who has a part
 * @param others how many more supporters there were than share
 */
public record Shared(
    Share share,
    long whole,
    Map<Group, List<Long>> people,
    Map<Group, Portion> portions,
    int others) {
  private static final Portion NOTHING = new Portion(0, 0);

  static Shared of(Share share, long whole, FoldEvent event, Parties parties) {
    long author = event.facts().authorId();
    Map<Group, List<Long>> people = new EnumMap<>(Group.class);
    people.put(Group.AUTHOR, author == 0 ? List.of() : List.of(author));
    people.put(Group.CO_AUTHORS, parties.coAuthors());
    people.put(Group.SUPPORTERS, parties.supporters());
    Map<Group, Integer> sizes = new EnumMap<>(Group.class);
    people.forEach((group, all) -> sizes.put(group, all.size()));
    return new Shared(share, whole, people, share.of(Math.abs(whole), sizes), parties.others());
  }

  /** What the one on that place of a group gets, counted from 0; a loss where the whole is one. */
  long part(Group group, int place) {
    return signed(portion(group).at(place));
  }

  /** Who is in a group, in their order. */
  List<Long> in(Group group) {
    return people.getOrDefault(group, List.of());
  }

  /** How many are in a group. */
  public int size(Group group) {
    return in(group).size();
  }

  /** What a group has together. */
  public long ofGroup(Group group) {
    Portion portion = portion(group);
    return signed(portion.each() * size(group) + portion.oneMore());
  }

  private Portion portion(Group group) {
    return portions.getOrDefault(group, NOTHING);
  }

  private long signed(long amount) {
    return whole < 0 ? -amount : amount;
  }
}
