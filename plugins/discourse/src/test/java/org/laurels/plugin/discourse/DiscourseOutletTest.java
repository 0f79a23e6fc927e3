// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.plugin.discourse.FakeForum.Account;
import org.laurels.plugin.discourse.FakeForum.Badge;
import org.laurels.plugin.discourse.FakeForum.Grant;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;
import org.laurels.spi.HostStanding.Rank;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

class DiscourseOutletTest {
  private static final String[] ALL = {
    "api-key", FakeForum.KEY, "titles", "yes", "groups", "regular = regulars\nexpert = experts"
  };
  private static final Rank REGULAR = new Rank("regular", "Regular");
  private static final Rank EXPERT = new Rank("expert", "Expert \"one\"");

  private final FakeForum forum = new FakeForum();
  private final Account carl = new Account("carl");

  @BeforeEach
  void fill() {
    forum.accounts.put(7L, carl);
    forum.groups.put("regulars", 41L);
    forum.groups.put("experts", 42L);
    forum.groups.put("staff", 43L);
    carl.groups.add("staff");
  }

  private static HostStanding standing(@Nullable Rank rank, String... badges) {
    List<HostStanding.Badge> held = new ArrayList<>();
    for (String name : badges) {
      held.add(new HostStanding.Badge(name, name, "for \"it\"", "gold", 1, Sent.NOW));
    }
    return new HostStanding("forum", "7", "carl", rank, held);
  }

  private Delivery deliver(@Nullable HostStanding before, HostStanding wanted) {
    Outlet outlet = Sent.open(ALL).outlet().orElseThrow();
    return outlet.deliver(
        forum, new StandingChange(1, Instant.EPOCH, Optional.ofNullable(before), wanted));
  }

  private List<String> held() {
    return forum.grants.values().stream()
        .map(grant -> Objects.requireNonNull(forum.badges.get(grant.badge())).name())
        .toList();
  }

  private long changes() {
    return forum.asked.stream().filter(call -> !call.startsWith("GET ")).count();
  }

  @Test
  void standing_shows_andTwiceChangesNothing() {
    HostStanding wanted = standing(REGULAR, "Guide", "Solver");
    assertThat(deliver(null, wanted)).isEqualTo(new Delivery.Done());
    assertThat(held()).containsExactly("Guide", "Solver");
    assertThat(forum.badges.values())
        .extracting(Badge::type, Badge::description)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("1", "Given by Laurels: for \"it\""));
    assertThat(carl.title).isEqualTo("Regular");
    assertThat(carl.groups).containsExactly("regulars", "staff");

    long before = changes();
    assertThat(deliver(null, wanted)).isEqualTo(new Delivery.Done());
    assertThat(deliver(wanted, wanted)).isEqualTo(new Delivery.Done());
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void change_takesOnlyOursAway() {
    forum.badges.put(1L, new Badge("Editor", "Edited a post", "3"));
    forum.grants.put(2L, new Grant(1, "carl"));
    HostStanding first = standing(REGULAR, "Guide", "Solver");
    assertThat(deliver(null, first)).isEqualTo(new Delivery.Done());
    assertThat(deliver(first, standing(new Rank("expert", "Expert"), "Solver")))
        .isEqualTo(new Delivery.Done());
    assertThat(held()).containsExactly("Editor", "Solver");
    assertThat(carl.groups).containsExactly("experts", "staff");
    assertThat(carl.title).isEqualTo("Expert");

    HostStanding expert = standing(new Rank("expert", "Expert"), "Solver");
    assertThat(deliver(expert, standing(null))).isEqualTo(new Delivery.Done());
    assertThat(held()).containsExactly("Editor");
    assertThat(carl.title).isEmpty();
    assertThat(carl.groups).containsExactly("staff");
    carl.title = "Chosen by Carl";
    assertThat(deliver(expert, standing(null))).isEqualTo(new Delivery.Done());
    assertThat(carl.title).as("not ours").isEqualTo("Chosen by Carl");
  }

  @Test
  void badgeOfTheForumsOwn_isNotTouched_andTheRestIsShown() {
    forum.badges.put(1L, new Badge("Guide", "Our own guides", "3"));
    Delivery delivery = deliver(null, standing(REGULAR, "Guide", "Solver"));
    assertThat(((Delivery.Refused) delivery).reason()).contains("'Guide'").contains("rename");
    assertThat(held()).containsExactly("Solver");
    assertThat(carl.title).isEqualTo("Regular");
  }

  @Test
  void failureInTheMiddle_isMadeGoodByTheNext() {
    HostStanding wanted = standing(REGULAR, "Guide", "Solver");
    int failures = 0;
    while (cutOff(failures + 1, wanted) instanceof Delivery.Later later) {
      assertThat(later.after()).isEqualTo(Duration.ofSeconds(7));
      failures++;
      assertThat(deliver(null, wanted)).isEqualTo(new Delivery.Done());
      assertThat(held()).containsExactlyInAnyOrder("Guide", "Solver");
      assertThat(forum.badges).hasSize(2);
      assertThat(carl.groups).containsExactly("regulars", "staff");
      forum.badges.clear();
      forum.grants.clear();
      carl.title = "";
      carl.groups.remove("regulars");
    }
    assertThat(failures).as("a failure at each call").isGreaterThan(8);
  }

  /** Delivers to a forum that does what that call asks for, and whose answer is lost. */
  private Delivery cutOff(int call, HostStanding wanted) {
    int[] made = {0};
    Outlet outlet = Sent.open(ALL).outlet().orElseThrow();
    return outlet.deliver(
        request -> {
          HostResponse answer = forum.send(request);
          return ++made[0] == call
              ? new HostResponse(429, Map.of("Retry-After", "7"), new byte[0])
              : answer;
        },
        new StandingChange(1, Instant.EPOCH, Optional.empty(), wanted));
  }

  @Test
  void manyBadges_takeSeveralDeliveries() {
    String[] names = IntStream.range(0, 60).mapToObj(i -> "Badge " + i).toArray(String[]::new);
    int deliveries = 0;
    Delivery delivery;
    do {
      forum.asked.clear();
      delivery = deliver(null, standing(null, names));
      assertThat(forum.asked.size()).isLessThanOrEqualTo(50);
      assertThat(++deliveries).isLessThan(10);
    } while (delivery instanceof Delivery.Later);
    assertThat(delivery).isEqualTo(new Delivery.Done());
    assertThat(held()).hasSize(60);
  }

  @Test
  void unknownPeopleAndBadKeys_areTold() {
    HostStanding nobody = new HostStanding("forum", "8", null, null, List.of());
    assertThat(((Delivery.Refused) deliver(null, nobody)).reason()).contains("user 8");
    HostStanding odd = new HostStanding("forum", "../admin", null, null, List.of());
    assertThat(deliver(null, odd)).isInstanceOf(Delivery.Refused.class);
    assertThat(forum.asked).noneMatch(call -> call.contains(".."));
    Outlet wrong = Sent.open("api-key", "wrong").outlet().orElseThrow();
    Delivery later =
        wrong.deliver(
            forum, new StandingChange(1, Instant.EPOCH, Optional.empty(), standing(null)));
    assertThat(((Delivery.Later) later).reason()).contains("API key").doesNotContain("wrong");
    forum.instead.add(FakeForum.answer(200, "<html>"));
    assertThat(deliver(null, standing(null))).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void textsOfPeople_areQuoted() {
    assertThat(deliver(null, standing(EXPERT))).isEqualTo(new Delivery.Done());
    assertThat(carl.title).isEqualTo("Expert \"one\"");
  }
}
