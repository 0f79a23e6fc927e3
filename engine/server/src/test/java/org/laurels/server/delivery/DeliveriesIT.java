// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.delivery.Sending;
import org.laurels.core.event.Event;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.connection.Connections;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.StandingChange;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;

/** From an event to a host that shows what came of it, through a real engine. */
class DeliveriesIT {
  private static final String PROGRAMME =
      """
      programme: test
      units:
        reputation: {start: 0}
      rules:
        - id: liked
          on: vote.cast
          if: item.kind == 'answer' && event.value > 0
          give: {to: item.author, reputation: 10}
      badges:
        - id: nice-answer
          name: Nice answer
          tier: bronze
          each: item
          on: vote.cast
          if: item.kind == 'answer' && item.score >= 2
          give-to: item.author
      ranks:
        - {id: regular, name: Regular, if: member.reputation >= 10}
        - {id: expert, name: Expert, if: member.reputation >= 20}
      """;

  private final TestEvents forum = TestEvents.of("forum");
  private final TestClock clock = TestClock.pinned(Instant.parse("2026-06-01T12:00:00Z"));
  private final Screen screen = new Screen();
  private final Path key = TestServer.freshKey();
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final List<AutoCloseable> open = new ArrayList<>();
  private int minute;
  private Wiring wiring;
  private Community community;
  private Connections connections;
  private Connection connection;
  private Deliveries deliveries;

  @BeforeEach
  void start() {
    wiring = opened();
    community =
        wiring
            .communities()
            .create("ours", WrittenProgramme.of("test", PROGRAMME), clock.instant());
    connections = connections(wiring);
    connection =
        connections
            .book()
            .add(community, "screen", "screen", new ConnectionBook.Wanted("forum", null, Map.of()))
            .connection();
    deliveries = deliveries(wiring, connections);
  }

  private Wiring opened() {
    Wiring opened = Wiring.open(url, clock, key);
    open.add(0, opened);
    return opened;
  }

  private Connections connections(Wiring over) {
    Connections made = over.connections(PluginHost.of("test", screen));
    open.add(0, made);
    return made;
  }

  private Deliveries deliveries(Wiring over, Connections of) {
    Deliveries made = over.deliveries(of);
    open.add(0, made);
    made.start(over.communities()::all);
    return made;
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private void happens(Event... events) {
    wiring.intake().accept(community, List.of(events)).forEach(receipt -> {});
  }

  private Event answer(String item, String author) {
    return forum.answer(item, "question", author).at(minute++);
  }

  private Event like(String item, String voter) {
    return forum.upvote(item, voter).at(minute++);
  }

  private void switchOn() {
    connections.book().change(connection, State.ON);
  }

  private static void eventually(BooleanSupplier there) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (!there.getAsBoolean()) {
            Thread.sleep(50);
          }
        });
  }

  private Sending health() {
    return connections.health(connection).sending().orElseThrow();
  }

  private void settled() {
    eventually(() -> health().counts().waiting() == 0);
  }

  @Test
  void standing_followsWhatHappens_forthAndBack() {
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> screen.last("anna").equals("regular[]"));

    happens(like("a", "carl"));
    eventually(() -> screen.last("anna").equals("expert[ 1 Nice answer]"));
    StandingChange change = screen.told.get(screen.told.size() - 1);
    assertThat(change.before().orElseThrow().rankId()).contains("regular");
    assertThat(change.number()).isGreaterThan(screen.told.get(0).number());

    // A badge stays when the vote goes; the rank does not.
    happens(forum.clearVote("a", "carl").at(minute++));
    eventually(() -> screen.last("anna").equals("regular[ 1 Nice answer]"));
    settled();
    assertThat(screen.told).extracting(each -> each.wanted().identity()).containsOnly("anna");
    assertThat(health().pace().delivered()).isEqualTo(screen.told.size());
  }

  @Test
  void hostThatFails_isLeftAlone_andTakesTheLastWordOnly() {
    switchOn();
    screen.answer =
        change -> {
          throw new HostUnreachableException("nobody there");
        };
    happens(answer("a", "anna"), like("a", "bert"));
    eventually(() -> health().pace().failures() == 1);
    assertThat(health().pace().problem()).isEqualTo("nobody there");
    happens(like("a", "carl"));
    happens(answer("b", "dora"), like("b", "bert"));
    clock.advance(Duration.ofSeconds(6));
    eventually(() -> health().pace().failures() == 2);
    assertThat(screen.told).as("one try after each wait").hasSize(2);

    screen.answer = change -> new Delivery.Done();
    clock.advance(Duration.ofSeconds(11));
    eventually(() -> screen.last("dora").equals("regular[]"));
    settled();
    assertThat(screen.last("anna")).isEqualTo("expert[ 1 Nice answer]");
    assertThat(screen.told).hasSize(4);
    assertThat(health().pace().problem()).isEmpty();
  }

  @Test
  void refusedPerson_holdsNobodyUp_andIsTriedWhenSomethingChanges() {
    screen.answer =
        change ->
            change.wanted().identity().equals("anna")
                ? new Delivery.Refused("no such user")
                : new Delivery.Done();
    happens(answer("a", "anna"), like("a", "bert"), answer("b", "dora"), like("b", "bert"));
    switchOn();
    eventually(() -> screen.last("dora").equals("regular[]"));
    settled();
    assertThat(health().counts().refused()).isEqualTo(1);
    assertThat(health().counts().lastReason()).isEqualTo("no such user");

    screen.answer = change -> new Delivery.Done();
    happens(like("a", "carl"));
    eventually(() -> health().counts().refused() == 0);
    assertThat(screen.last("anna")).isEqualTo("expert[ 1 Nice answer]");
  }

  @Test
  void hostThatIsGone_isAskedNoMore_untilItIsSwitchedOnAnew() {
    screen.answer = change -> new Delivery.Gone("410");
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> health().pace().gone());
    int tries = screen.told.size();
    happens(like("a", "carl"));
    clock.advance(Duration.ofDays(1));
    eventually(() -> health().counts().waiting() == 1);
    assertThat(screen.told).hasSize(tries);

    screen.answer = change -> new Delivery.Done();
    connections.book().change(connection, State.OFF);
    switchOn();
    eventually(() -> screen.last("anna").equals("expert[ 1 Nice answer]"));
  }

  @Test
  void pluginThatFails_harmsNobodyElse() {
    screen.answer =
        change -> {
          if (change.wanted().identity().equals("anna")) {
            throw new IllegalStateException("oops");
          }
          return new Delivery.Done();
        };
    happens(answer("a", "anna"), like("a", "bert"), answer("b", "dora"), like("b", "bert"));
    switchOn();
    eventually(() -> screen.last("dora").equals("regular[]"));
    settled();
    assertThat(health().counts().lastReason()).contains("a bug in it").contains("oops");
  }

  @Test
  void whoeverHides_isTakenOff() {
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> screen.last("anna").equals("regular[]"));
    settled();
    long member = wiring.standings().find(community, "forum", "anna").get(0).memberId();
    wiring
        .database()
        .profileStore()
        .choose(community, member, new ProfileStore.Choice(false, true));
    eventually(() -> screen.last("anna").equals("-[]"));
  }

  @Test
  void ofTwoProcesses_oneSends_andTheOtherGoesOn() {
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> screen.last("anna").equals("regular[]"));
    Wiring second = opened();
    deliveries(second, connections(second));
    for (int i = 2; i < 12; i++) {
      happens(like("a", "voter" + i));
    }
    eventually(() -> screen.last("anna").startsWith("expert"));
    settled();
    // Each number once: two that send would say some twice.
    assertThat(screen.told).extracting(StandingChange::number).doesNotHaveDuplicates();

    deliveries.close();
    happens(answer("b", "dora"), like("b", "bert"));
    eventually(() -> screen.last("dora").equals("regular[]"));
  }

  @Test
  void databaseThatIsAwayForAMoment_endsNothing() {
    deliveries.close();
    Deliveries patient = wiring.deliveries(connections);
    open.add(0, patient);
    AtomicInteger asked = new AtomicInteger();
    patient.start(
        () -> {
          if (asked.incrementAndGet() < 3) {
            throw new StoreUnavailableException("the database is away");
          }
          return wiring.communities().all();
        });
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> screen.last("anna").equals("regular[]"));
  }

  @Test
  void whatChangesWhileThePluginIsAway_isShownWhenItIsBack() throws Exception {
    happens(answer("a", "anna"), like("a", "bert"));
    switchOn();
    eventually(() -> screen.last("anna").equals("regular[]"));
    settled();
    deliveries.close();

    screen.broken = true;
    Connections without = connections(wiring);
    Deliveries idle = deliveries(wiring, without);
    happens(like("a", "carl"));
    eventually(() -> unspread() == 0);
    idle.close();

    screen.broken = false;
    deliveries(wiring, connections(wiring));
    eventually(() -> screen.last("anna").equals("expert[ 1 Nice answer]"));
  }

  private long unspread() {
    try (var on = wiring.database().dataSource().getConnection();
        var statement = on.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM honour_change")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
