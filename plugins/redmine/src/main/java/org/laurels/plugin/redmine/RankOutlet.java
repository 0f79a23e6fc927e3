// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

/**
 * Shows a rank as a user's custom field and as a group. Looks first and changes only what differs,
 * so that it is right whatever an earlier delivery came to and whatever people changed since.
 */
final class RankOutlet implements Outlet {
  private final RedmineAccess access;
  private final Optional<String> field;
  private final RankGroups groups;

  RankOutlet(RedmineAccess access, Optional<String> field, RankGroups groups) {
    this.access = access;
    this.field = field;
    this.groups = groups;
  }

  @Override
  public Delivery deliver(HostCalls calls, StandingChange change) {
    HostStanding wanted = change.wanted();
    String id = wanted.identity();
    if (!id.matches("[0-9]{1,18}")) {
      return new Delivery.Refused("'" + id + "' is no number of a user of Redmine");
    }
    String path = "/users/" + id + ".json";
    HostResponse answer = access.get(calls, path + "?include=groups");
    if (!answer.isSuccess()) {
      return failed("reading user " + id, answer);
    }
    Json user = RedmineAccess.read(path, answer).the("user");
    Delivery shown = field.isPresent() ? showField(calls, path, user, wanted) : new Delivery.Done();
    return shown instanceof Delivery.Done ? moveBetweenGroups(calls, id, user, wanted) : shown;
  }

  private Delivery showField(HostCalls calls, String path, Json user, HostStanding wanted) {
    String named = field.orElseThrow();
    Optional<Json> found = fieldOf(user, named);
    if (found.isEmpty()) {
      return new Delivery.Refused("users of Redmine have no custom field '" + named + "'");
    }
    HostStanding.Rank rank = wanted.rank();
    String value = rank == null ? "" : rank.name();
    if (found.get().text("value").orElse("").equals(value)) {
      return new Delivery.Done();
    }
    HostResponse answer =
        access.send(
            calls,
            "PUT",
            path,
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("user");
              json.writeArrayFieldStart("custom_fields");
              json.writeStartObject();
              json.writeStringField("id", found.get().needed("id"));
              json.writeStringField("value", value);
              json.writeEndObject();
              json.writeEndArray();
              json.writeEndObject();
              json.writeEndObject();
            });
    return failed("setting the field '" + named + "' to '" + value + "'", answer);
  }

  /** By its number, or else by its name. */
  static Optional<Json> fieldOf(Json holder, String named) {
    return holder.list("custom_fields").stream()
        .filter(
            each ->
                each.text("id").filter(named::equals).isPresent()
                    || each.text("name").filter(named::equals).isPresent())
        .findFirst();
  }

  private Delivery moveBetweenGroups(HostCalls calls, String id, Json user, HostStanding wanted) {
    Set<String> in = groupsOf(user);
    Optional<String> goal = wanted.rankId().flatMap(groups::of);
    if (goal.isPresent() && !in.contains(goal.get())) {
      Delivery added = add(calls, id, goal.get());
      if (!(added instanceof Delivery.Done)) {
        return added;
      }
    }
    // Out of the others last: who may see something by their group never loses it in between.
    Set<String> stray = new TreeSet<>(groups.ours());
    stray.retainAll(in);
    goal.ifPresent(stray::remove);
    for (String group : stray) {
      HostResponse answer = access.delete(calls, "/groups/" + group + "/users/" + id + ".json");
      Delivery removed = failed("taking user " + id + " out of group " + group, answer);
      if (!(removed instanceof Delivery.Done)) {
        return removed;
      }
    }
    return new Delivery.Done();
  }

  private static Set<String> groupsOf(Json user) {
    return user.list("groups").stream().map(each -> each.needed("id")).collect(Collectors.toSet());
  }

  private Delivery add(HostCalls calls, String id, String group) {
    HostResponse answer =
        access.send(
            calls,
            "POST",
            "/groups/" + group + "/users.json",
            json -> {
              json.writeStartObject();
              json.writeStringField("user_id", id);
              json.writeEndObject();
            });
    // What Redmine answers for somebody who came into the group since we looked: that is success.
    if (answer.status() == 422 && isIn(calls, id, group)) {
      return new Delivery.Done();
    }
    return failed("putting user " + id + " into group " + group, answer);
  }

  private boolean isIn(HostCalls calls, String id, String group) {
    String path = "/users/" + id + ".json";
    HostResponse answer = access.get(calls, path + "?include=groups");
    return answer.isSuccess()
        && groupsOf(RedmineAccess.read(path, answer).the("user")).contains(group);
  }

  /** A key that opens nothing is the operator's to mend: nothing is given up for it. */
  private static Delivery failed(String what, HostResponse answer) {
    if (answer.status() == 401 || answer.status() == 403) {
      return new Delivery.Later(
          what + ": Redmine answered " + answer.status() + ", the API key is no administrator's",
          null);
    }
    return Delivery.of(what, answer);
  }
}
