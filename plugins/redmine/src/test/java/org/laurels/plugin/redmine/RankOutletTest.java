// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostStanding;
import org.laurels.spi.StandingChange;

class RankOutletTest {
  private static final HostStanding.Rank REGULAR = new HostStanding.Rank("regular", "Regular");
  private static final HostStanding.Rank EXPERT = new HostStanding.Rank("expert", "\"Expert\"");

  private final FakeRedmine redmine = new FakeRedmine();
  private final RankOutlet outlet = outlet("Rank");

  private static RankOutlet outlet(String field) {
    RankGroups groups = RankGroups.read("rank-groups", "# ours\nregular = 8\n\nexpert=9\n");
    return new RankOutlet(FakeRedmine.access(), Optional.of(field), groups);
  }

  private static HostStanding standing(HostStanding.@Nullable Rank rank) {
    return new HostStanding("redmine", "5", "Ada", rank, List.of());
  }

  private static StandingChange change(Optional<HostStanding> before, HostStanding wanted) {
    return new StandingChange(1, Instant.EPOCH, before, wanted);
  }

  private Delivery deliver(HostStanding.@Nullable Rank rank) {
    return outlet.deliver(redmine, change(Optional.empty(), standing(rank)));
  }

  @Test
  void rank_showsAsFieldAndGroup_andNothingOfOthersIsTouched() {
    redmine.groups.add("77");

    assertThat(deliver(REGULAR)).isEqualTo(new Delivery.Done());
    assertThat(redmine.rank).isEqualTo("Regular");
    assertThat(redmine.groups).containsExactly("77", "8");
    assertThat(redmine.writes())
        .containsExactly(
            "PUT /users/5.json {\"user\":{\"custom_fields\":[{\"id\":\"3\",\"value\":\"Regular\"}]}}",
            "POST /groups/8/users.json {\"user_id\":\"5\"}");
  }

  @Test
  void sameAgain_changesNothing() {
    deliver(REGULAR);
    redmine.calls.clear();

    assertThat(deliver(REGULAR)).isEqualTo(new Delivery.Done());
    assertThat(redmine.calls).containsExactly("GET /users/5.json?include=groups");
  }

  @Test
  void nextRank_takesThePlaceOfTheOneBefore_andNoneLeavesNone() {
    deliver(REGULAR);
    assertThat(deliver(EXPERT)).isEqualTo(new Delivery.Done());
    assertThat(redmine.groups).containsExactly("9");
    assertThat(redmine.calls).anyMatch(call -> call.contains("\\\"Expert\\\""));

    assertThat(deliver(null)).isEqualTo(new Delivery.Done());
    assertThat(redmine.groups).isEmpty();
    assertThat(redmine.rank).isEmpty();
  }

  @Test
  void halfDoneDelivery_isMadeWholeByTheNext() {
    deliver(REGULAR);
    redmine.failures.put("DELETE /groups/8/users/5.json", 502);
    assertThat(deliver(EXPERT)).isInstanceOf(Delivery.Later.class);
    assertThat(redmine.groups).containsExactly("8", "9");

    redmine.failures.clear();
    // Back at what was shown before, as the engine remembers it.
    assertThat(outlet.deliver(redmine, change(Optional.of(standing(REGULAR)), standing(REGULAR))))
        .isEqualTo(new Delivery.Done());
    assertThat(redmine.groups).containsExactly("8");
    assertThat(redmine.rank).isEqualTo("Regular");
  }

  @Test
  void alreadyInTheGroup_isSuccess() {
    RankOutlet racing =
        new RankOutlet(
            FakeRedmine.access(), Optional.empty(), RankGroups.read("rank-groups", "regular = 8"));
    int[] looks = {0};
    Delivery delivery =
        racing.deliver(
            request -> {
              if (request.method().equals("POST")) {
                redmine.groups.add("8");
              }
              looks[0]++;
              return redmine.send(request);
            },
            change(Optional.empty(), standing(REGULAR)));

    assertThat(delivery).isEqualTo(new Delivery.Done());
    assertThat(looks[0]).isEqualTo(3);
  }

  @Test
  void whatIsNotThere_isRefused_andAWrongKeyWaits() {
    assertThat(outlet("Title").deliver(redmine, change(Optional.empty(), standing(REGULAR))))
        .isEqualTo(new Delivery.Refused("users of Redmine have no custom field 'Title'"));
    redmine.failures.put("GET /users/5.json?include=groups", 404);
    assertThat(deliver(REGULAR)).isInstanceOf(Delivery.Refused.class);
    redmine.failures.put("GET /users/5.json?include=groups", 403);
    assertThat(deliver(REGULAR)).isInstanceOf(Delivery.Later.class);
    HostStanding stranger = new HostStanding("redmine", "../5", null, REGULAR, List.of());
    assertThat(outlet.deliver(redmine, change(Optional.empty(), stranger)))
        .isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void groupThatRefuses_isRefused() {
    redmine.failures.put("POST /groups/8/users.json", 422);

    assertThat(deliver(REGULAR)).isInstanceOf(Delivery.Refused.class);
  }
}
