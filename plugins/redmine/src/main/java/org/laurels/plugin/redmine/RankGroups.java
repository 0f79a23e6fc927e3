// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.InvalidConfigException;

/**
 * Which group of Redmine stands for which rank. The groups named here are ours to fill and to
 * empty; all others are left alone. Immutable.
 */
final class RankGroups {
  /** So that one delivery, in and out of each, stays within the calls it may make. */
  static final int GROUPS_MAX = 20;

  private static final Pattern LINE = Pattern.compile("\\s*(\\S[^=]*?)\\s*=\\s*([0-9]{1,18})\\s*");

  private final Map<String, String> groupByRank;

  private RankGroups(Map<String, String> groupByRank) {
    this.groupByRank = groupByRank;
  }

  /**
   * Reads lines of {@code rank = group number}; empty ones and those that begin with # say nothing.
   *
   * @throws InvalidConfigException with every line that is wrong
   */
  static RankGroups read(String field, String text) {
    Map<String, String> groups = new LinkedHashMap<>();
    List<ConfigProblem> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        problems.add(
            new ConfigProblem(field, "line " + number + ": must be such as 'regular = 8'"));
      } else if (groups.put(matcher.group(1), matcher.group(2)) != null) {
        problems.add(
            new ConfigProblem(
                field, "line " + number + ": the rank " + matcher.group(1) + " has a group above"));
      }
    }
    if (groups.size() > GROUPS_MAX) {
      problems.add(new ConfigProblem(field, "names more than " + GROUPS_MAX + " ranks"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return new RankGroups(Map.copyOf(groups));
  }

  boolean isEmpty() {
    return groupByRank.isEmpty();
  }

  /** The group of a rank; empty where it has none. */
  Optional<String> of(String rank) {
    return Optional.ofNullable(groupByRank.get(rank));
  }

  /** All groups that are ours, in order. */
  Set<String> ours() {
    return new TreeSet<>(groupByRank.values());
  }
}
