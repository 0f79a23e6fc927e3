// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.server.Wiring;
import org.laurels.spi.Backfill;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.BackfillOption;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

final class BackfillRunTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final int EVENTS = 2_500;

  private Wiring wiring;
  private Community community;

  @BeforeEach
  void open() {
    wiring = Wiring.open("jdbc:h2:mem:" + UUID.randomUUID(), Clock.fixed(NOW, ZoneOffset.UTC));
    String document = wiring.starters().apply("stack-exchange").orElseThrow();
    community =
        wiring.communities().create("sample", WrittenProgramme.of("stack-exchange", document), NOW);
  }

  @AfterEach
  void close() {
    wiring.close();
  }

  @Test
  void events_areTakenOnce_howeverOftenItRuns() {
    BackfillReport first = run(joined(EVENTS)).run();
    BackfillReport again = run(joined(EVENTS)).run();

    assertThat(first.end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(first.counts().accepted()).isEqualTo(EVENTS);
    assertThat(again.counts().accepted()).isZero();
    assertThat(again.counts().duplicates()).isEqualTo(EVENTS);
    assertThat(wiring.standings().totals(community).members()).isEqualTo(EVENTS);
  }

  @Test
  void stoppedRun_keepsWhatWasTaken_andGoesOnWhenRunAgain() {
    BackfillRun[] run = new BackfillRun[1];
    run[0] =
        run(
            context -> {
              for (int i = 0; i < EVENTS; i++) {
                if (i == 1_500) {
                  run[0].stop();
                }
                context.offer(member(i));
              }
            });
    BackfillReport stopped = run[0].run();
    BackfillReport again = run(joined(EVENTS)).run();

    assertThat(stopped.end()).isEqualTo(BackfillReport.End.STOPPED);
    assertThat(stopped.counts().accepted()).isBetween(1_000L, 1_500L);
    assertThat(again.end()).isEqualTo(BackfillReport.End.FINISHED);
    assertThat(wiring.standings().totals(community).members()).isEqualTo(EVENTS);
  }

  @Test
  void knownEvents_areThoseOfTheSource_withTheirStates() {
    SourceItem item = new SourceItem("q1", null, null, "a", null, null, null, null, null, Map.of());
    run(context -> {
          context.offer(
              SourceEvent.builder("e1", SourceEventTypes.QUESTION_ASKED, NOW)
                  .actor("a")
                  .item(item)
                  .build());
          context.offer(member(2));
          context.offer(
              SourceEvent.builder("e3", SourceEventTypes.EVENT_WITHDRAWN, NOW.plusSeconds(5))
                  .undoes("joined-2")
                  .build());
        })
        .run();
    run(context -> {
          try (Stream<KnownEvent> known = context.known()) {
            assertThat(known.toList())
                .extracting(event -> event.id() + " " + event.state())
                .contains("e1 LIVE", "joined-2 WITHDRAWN");
          }
          try (Stream<KnownEvent> known = context.known()) {
            assertThat(known.findAny()).isPresent();
          }
        })
        .run();
    BackfillReport other =
        run(
                context -> {
                  try (Stream<KnownEvent> known = context.known()) {
                    known.forEach(event -> context.warn(event.id(), "is of another source"));
                  }
                },
                "other")
            .run();
    assertThat(other.counts().warnings()).isEmpty();
  }

  @Test
  void skipsAndWarnings_areCounted_andTheFirstKept() {
    BackfillReport report =
        run(context -> {
              for (int i = 0; i < 30; i++) {
                context.warn("Votes.xml:" + i, "has no id");
                context.skip("of no use");
              }
            })
            .run();
    assertThat(report.counts().warned()).isEqualTo(30);
    assertThat(report.counts().warnings()).hasSize(BackfillTally.KEPT_MAX);
    assertThat(report.counts().warnings().get(0)).isEqualTo("Votes.xml:0: has no id");
    assertThat(report.counts().skipped()).containsExactly(Map.entry("of no use", 30L));
  }

  @Test
  void unusableInput_andABug_areToldApart() {
    BackfillReport input =
        run(context -> {
              context.offer(member(1));
              throw new PluginException("Posts.xml:7", "is cut short");
            })
            .run();
    BackfillReport bug =
        run(context -> {
              throw new IllegalStateException("oops");
            })
            .run();
    assertThat(input.end()).isEqualTo(BackfillReport.End.FAILED);
    assertThat(input.reason()).isEqualTo("Posts.xml:7: is cut short");
    assertThat(bug.end()).isEqualTo(BackfillReport.End.BROKEN);
    assertThat(bug.reason()).contains("oops");
  }

  @Test
  void databaseThatIsGone_endsTheRun_withItsReason() {
    wiring.database().close();
    BackfillReport report = run(joined(EVENTS)).run();
    assertThat(report.end()).isEqualTo(BackfillReport.End.FAILED);
    assertThat(report.counts().accepted()).isZero();
  }

  @Test
  void request_hasTheDefaults_andTellsWhatIsWrong() {
    Backfill backfill =
        new Sample(context -> {}) {
          @Override
          public List<BackfillOption> options() {
            return List.of(
                new BackfillOption("site", "Where.", true, null),
                new BackfillOption("size", "How large.", false, "10"));
          }
        };
    assertThat(BackfillRequest.of(backfill, "x", "s", Map.of("site", "a")).options())
        .containsOnly(Map.entry("site", "a"), Map.entry("size", "10"));
    assertThat(BackfillRequest.problems(backfill, Map.of("sight", "a")))
        .containsExactly(
            "sample has no option 'sight'; it has site, size",
            "sample needs the option 'site': Where.");
  }

  private BackfillRun run(Consumer<BackfillContext> work) {
    return run(work, "sample");
  }

  private BackfillRun run(Consumer<BackfillContext> work, String source) {
    Backfill backfill = new Sample(work);
    return new BackfillRun(
        backfill,
        BackfillRequest.of(backfill, "nowhere", source, Map.of()),
        community,
        wiring.batcher(),
        wiring.standings());
  }

  private static Consumer<BackfillContext> joined(int events) {
    return context -> {
      for (int i = 0; i < events; i++) {
        context.offer(member(i));
      }
    };
  }

  private static SourceEvent member(int number) {
    return SourceEvent.builder("joined-" + number, SourceEventTypes.MEMBER_JOINED, NOW)
        .sequence(number)
        .actor("m" + number)
        .build();
  }

  private static class Sample implements Backfill {
    private final Consumer<BackfillContext> work;

    Sample(Consumer<BackfillContext> work) {
      this.work = work;
    }

    @Override
    public String name() {
      return "sample";
    }

    @Override
    public String description() {
      return "Offers what the test says.";
    }

    @Override
    public void run(BackfillContext context) {
      work.accept(context);
    }
  }
}
