// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laurels.core.ledger.Reason;
import org.laurels.core.time.Window;

class MessagesTest {
  private static final Path ROOT = Path.of(System.getProperty("laurels.root"));
  private static final Pattern USE =
      Pattern.compile("\\bof\\(\\s*\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");

  /** Texts that are found by what the engine or a programme names. */
  private static final List<String> NAMED =
      List.of(
          "event.",
          "unit.",
          "tier.",
          "board-id.",
          "notice.",
          "figure.count.",
          "figure.did.",
          "outcome.");

  @ParameterizedTest
  @EnumSource
  void everyTextThatIsUsed_isThere_andNoOther(Language language) {
    Set<String> used = new TreeSet<>(usedKeys());
    Stream.of(Reason.values())
        .forEach(reason -> used.add("reason." + reason.name().toLowerCase(Locale.ROOT)));
    Stream.of(Window.values())
        .forEach(window -> used.add("window." + window.name().toLowerCase(Locale.ROOT)));
    Set<String> written =
        Messages.in(language).keys().stream()
            .filter(key -> NAMED.stream().noneMatch(key::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(written).isEqualTo(used);
  }

  @Test
  void languages_haveTheSameTexts() {
    assertThat(Messages.in(Language.GERMAN).keys()).isEqualTo(Messages.in(Language.ENGLISH).keys());
  }

  @Test
  void wordsThatAreNotTheSameInBoth_areTranslated() {
    Messages english = Messages.in(Language.ENGLISH);
    Messages german = Messages.in(Language.GERMAN);
    Set<String> same =
        english.keys().stream()
            .filter(key -> english.text(key, 1, 2, 3, 4, 5).equals(german.text(key, 1, 2, 3, 4, 5)))
            .collect(Collectors.toSet());

    assertThat(same)
        .containsExactlyInAnyOrder(
            "budgets.title",
            "connections.name",
            "nav.label",
            "plugins.title",
            "time.full",
            "tier.gold",
            "tier.bronze");
  }

  /** One that is not doubled begins a part in which no place is filled. */
  @Test
  void texts_haveNoStraightApostrophe() throws IOException {
    for (Language language : Language.values()) {
      Path file = ROOT.resolve("templates/messages/messages_" + language.tag() + ".properties");
      assertThat(Files.readString(file)).doesNotContain("'");
    }
  }

  @Test
  void times_areToldInTheReadersWay() {
    Instant then = Instant.parse("2026-05-01T10:05:00Z");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Moment english =
        new Words(Language.ENGLISH, berlin, then.plus(Duration.ofDays(1))).moment(then);
    Moment german = new Words(Language.GERMAN, berlin, then.plus(Duration.ofHours(3))).moment(then);

    assertThat(english.full()).isEqualTo("1 May 2026, 12:05 CET");
    assertThat(english.ago()).isEqualTo("1 day ago");
    assertThat(german.full()).isEqualTo("01.05.2026, 12:05 MEZ");
    assertThat(german.ago()).isEqualTo("vor 3 Stunden");
    assertThat(german.machine()).isEqualTo("2026-05-01T10:05:00Z");
  }

  @Test
  void numbers_areWrittenInTheReadersWay() {
    assertThat(new Words(Language.ENGLISH, ZoneId.of("UTC"), Instant.EPOCH).signed(-12_345))
        .isEqualTo("\u221212,345");
    assertThat(new Words(Language.GERMAN, ZoneId.of("UTC"), Instant.EPOCH).signed(12_345))
        .isEqualTo("+12.345");
  }

  private static Set<String> usedKeys() {
    Set<String> used = new TreeSet<>();
    for (String folder :
        List.of("templates/pages", "engine/server/src/main/java/org/laurels/server/page")) {
      for (Path file : files(ROOT.resolve(folder))) {
        Matcher use = USE.matcher(read(file));
        while (use.find()) {
          used.add(use.group(1));
        }
      }
    }
    return used;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
