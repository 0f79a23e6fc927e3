// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.laurels.core.apportionment.Apportionment;
import org.laurels.core.apportionment.Apportionment.Crowd;
import org.laurels.core.apportionment.Apportionment.Portion;

/**
 * How those behind an idea share what it brings at a stage. What a group has is divided evenly
 * among its people; a group without people leaves its part to the others, in proportion.
 *
 * @param author per cent
 * @param coAuthors per cent, for all of them
 * @param supporters per cent, for all of them
 */
public record Share(int author, int coAuthors, int supporters) implements Beneficiary {
  public static final int WHOLE = 100;

  /** Who shares, in the order in which what remains is handed out. */
  public enum Group {
    AUTHOR("item.author"),
    CO_AUTHORS("item.co-authors"),
    SUPPORTERS("item.supporters");

    private final String text;

    Group(String text) {
      this.text = text;
    }

    /** How a programme document writes it. */
    public String text() {
      return text;
    }
  }

  public Share {
    boolean possible = author >= 0 && coAuthors >= 0 && supporters >= 0;
    if (!possible || author + coAuthors + supporters != WHOLE) {
      throw new IllegalArgumentException(
          "a share of %d, %d and %d per cent".formatted(author, coAuthors, supporters));
    }
  }

  public int percent(Group group) {
    return switch (group) {
      case AUTHOR -> author;
      case CO_AUTHORS -> coAuthors;
      case SUPPORTERS -> supporters;
    };
  }

  /**
   * What the people of each group get; together just the amount, unless nobody is there who has a
   * part.
   *
   * @param amount 0 or more
   * @param people how many there are in each group
   */
  public Map<Group, Portion> of(long amount, Map<Group, Integer> people) {
    long evenly = 1;
    for (int size : people.values()) {
      evenly *= Math.max(1, size);
    }
    List<Crowd> crowds = new ArrayList<>();
    long parts = 0;
    for (Group group : Group.values()) {
      int size = people.getOrDefault(group, 0);
      // So that those of every group have whole parts, though the groups differ in size.
      long each = percent(group) * (evenly / Math.max(1, size));
      crowds.add(new Crowd(each, size));
      parts += each * size;
    }
    Map<Group, Portion> portions = new EnumMap<>(Group.class);
    if (parts > 0) {
      Iterator<Portion> divided = Apportionment.among(amount, crowds).iterator();
      for (Group group : Group.values()) {
        portions.put(group, divided.next());
      }
    }
    return portions;
  }
}
