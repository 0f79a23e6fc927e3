// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigField.Kind;
import org.laurels.spi.ConnectorConfig;
import org.laurels.spi.InvalidConfigException;

/**
 * What is configured of a forum.
 *
 * @param url where it is, without a stroke at the end
 * @param key null where the forum only sends
 * @param several whether a topic may have several solutions
 * @param ideas categories whose topics are ideas
 * @param titles whether the rank is shown as the title
 * @param groups of the forum, by rank
 */
record Settings(
    String url,
    @Nullable Key key,
    boolean several,
    Set<String> ideas,
    boolean titles,
    Map<String, String> groups) {
  private static final String URL = "url";
  private static final String KEY = "api-key";
  private static final String USER = "api-username";
  private static final String SEVERAL = "several-solutions";
  private static final String IDEAS = "idea-categories";
  private static final String TITLES = "titles";
  private static final String GROUPS = "groups";

  /** What calls are made with. */
  record Key(String secret, String username) {
    @Override
    public String toString() {
      return "Key of " + username;
    }
  }

  Settings {
    ideas = Set.copyOf(ideas);
    groups = Map.copyOf(groups);
  }

  static List<ConfigField> fields() {
    return List.of(
        ConfigField.required(URL, Kind.URL, "Where the forum is, such as https://forum.acme.com."),
        ConfigField.optional(
            KEY,
            Kind.SECRET,
            "An API key of the forum; without it nothing is asked or shown there."),
        new ConfigField(
            USER, Kind.LINE, "Whom the API key acts as, an admin.", false, "system", List.of()),
        new ConfigField(
            SEVERAL,
            Kind.YES_NO,
            "Whether a topic may have several solutions; else the newest takes the place of others.",
            false,
            "no",
            List.of()),
        ConfigField.optional(
            IDEAS, Kind.LINE, "Numbers of categories whose topics are ideas, such as 7, 12."),
        new ConfigField(
            TITLES, Kind.YES_NO, "Whether ranks are shown as titles.", false, "no", List.of()),
        ConfigField.optional(
            GROUPS,
            Kind.TEXT,
            "Groups of the forum for ranks, in lines such as expert = experts."));
  }

  static Settings of(ConnectorConfig config) {
    String url = config.get(URL).replaceFirst("/+$", "");
    String user = config.find(USER).orElse("system");
    return new Settings(
        url,
        config.find(KEY).map(secret -> new Key(secret, user)).orElse(null),
        config.get(SEVERAL).equals("yes"),
        config.find(IDEAS).map(Settings::ideas).orElse(Set.of()),
        config.get(TITLES).equals("yes"),
        config.find(GROUPS).map(Settings::groups).orElse(Map.of()));
  }

  private static Set<String> ideas(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .peek(
            each -> {
              if (!each.matches("[0-9]{1,18}")) {
                throw new InvalidConfigException(
                    IDEAS, "must be numbers of categories, divided by commas: '" + each + "'");
              }
            })
        .collect(Collectors.toSet());
  }

  private static Map<String, String> groups(String text) {
    Map<String, String> groups = new LinkedHashMap<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      String[] sides = line.split("=", 2);
      String group = sides.length < 2 ? "" : sides[1].strip();
      if (!group.matches("[\\p{L}\\p{N}._-]{1,100}") || sides[0].isBlank()) {
        throw new InvalidConfigException(GROUPS, "'" + line + "' is not: rank = group");
      }
      if (groups.put(sides[0].strip(), group) != null) {
        throw new InvalidConfigException(GROUPS, "has the rank '" + sides[0].strip() + "' twice");
      }
    }
    return groups;
  }
}
