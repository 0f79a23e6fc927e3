// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;

/** The calls of one delivery. */
final class Showing {
  private final Forum forum;
  private final HostCalls calls;
  private final List<String> problems = new ArrayList<>();
  private int made;

  Showing(Forum forum, HostCalls calls) {
    this.forum = forum;
    this.calls = calls;
  }

  /** An answer that ends the delivery. */
  static final class AnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;

    AnsweredException(Delivery delivery) {
      super(delivery.toString(), null, false, false);
      this.delivery = delivery;
    }

    Delivery delivery() {
      return delivery;
    }
  }

  /** What could not be done while the rest could. */
  Optional<String> problem() {
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /** How many calls there may still be. */
  int left() {
    return HostCalls.CALLS_MAX - made;
  }

  Said read(String what, String path) {
    return Forum.said(answered(what, forum.get(path)));
  }

  HostResponse change(String what, String method, String path, Map<String, String> values) {
    HostRequest request = forum.call(method, path);
    return answered(what, values.isEmpty() ? request : request.withJson(Writing.json(values)));
  }

  private HostResponse answered(String what, HostRequest request) {
    made++;
    HostResponse response = calls.send(request);
    // A key that is not good is so for everybody: who is next need not be tried.
    if (response.status() == 401 || response.status() == 403) {
      throw new AnsweredException(
          new Delivery.Later(
              what + ": the forum answered " + response.status() + "; look at the API key", null));
    }
    if (!response.isSuccess()) {
      throw new AnsweredException(Delivery.of(what, response));
    }
    return response;
  }

  /** The account with this number, as admins see it. */
  Said user(String number) {
    return read("looking user " + number + " up", "/admin/users/" + number + ".json");
  }

  /** Shows a rank as the title; takes one away only where it is ours. */
  void title(Said user, Optional<String> before, HostStanding.@Nullable Rank rank) {
    String shown = user.text("title").orElse("");
    boolean ours = before.filter(shown::equals).isPresent();
    String wanted = rank != null ? rank.name() : ours ? "" : shown;
    if (!wanted.equals(shown)) {
      HostResponse unused =
          change(
              "setting a title",
              "PUT",
              "/u/" + Writing.part(name(user)) + ".json",
              Map.of("title", wanted));
    }
  }

  static String name(Said user) {
    return user.text("username").orElse("");
  }

  /** Sees to it that of all groups that stand for ranks, somebody is in that of the rank. */
  void groups(Said user, Map<String, String> byRank, Optional<String> rank) {
    Set<String> in = new HashSet<>();
    user.objects("groups").forEach(group -> group.text("name").ifPresent(in::add));
    Optional<String> wanted = rank.map(byRank::get);
    for (String group : new TreeSet<>(byRank.values())) {
      boolean want = wanted.filter(group::equals).isPresent();
      if (want != in.contains(group)) {
        String number =
            read("looking the group " + group + " up", "/groups/" + Writing.part(group) + ".json")
                .neededObject("group")
                .neededNumber("id");
        HostResponse unused =
            change(
                want ? "adding to a group" : "removing from a group",
                want ? "PUT" : "DELETE",
                "/groups/" + number + "/members.json",
                Map.of("usernames", name(user)));
      }
    }
  }
}
