// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.redmine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostResponse;
import org.laurels.spi.Probe;

/** Asks whose key it is, and whether the field and the groups are there. */
final class RedmineProbe implements Probe {
  private final RedmineAccess access;
  private final Optional<String> field;
  private final RankGroups groups;

  RedmineProbe(RedmineAccess access, Optional<String> field, RankGroups groups) {
    this.access = access;
    this.field = field;
    this.groups = groups;
  }

  @Override
  public List<Finding> run(HostCalls calls) {
    HostResponse answer = access.get(calls, "/users/current.json");
    if (!answer.isSuccess()) {
      return List.of(new Finding(false, advice(answer.status())));
    }
    Json user = RedmineAccess.read("/users/current.json", answer).the("user");
    String who = "the API key is " + user.text("login").orElse("somebody") + "'s";
    if (!user.isTrue("admin")) {
      return List.of(
          new Finding(
              false, who + ", who is no administrator of Redmine; take an administrator's key"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(true, who + ", an administrator of Redmine"));
    field.ifPresent(named -> findings.add(fieldFinding(user, named)));
    if (!groups.isEmpty()) {
      findings.add(groupsFinding(calls));
    }
    return findings;
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 ->
          "Redmine does not know the API key; it is under My account > API access key, on the right";
      case 403 ->
          "Redmine's REST interface is off; it is switched on under Administration > Settings > API";
      case 404 -> "there is no Redmine at this url; it must be the address of its front page";
      default -> "Redmine answered " + status;
    };
  }

  private static Finding fieldFinding(Json user, String named) {
    return RankOutlet.fieldOf(user, named).isPresent()
        ? new Finding(true, "users have the custom field '" + named + "'")
        : new Finding(
            false,
            "users have no custom field '"
                + named
                + "'; make one under Administration > Custom fields > Users");
  }

  private Finding groupsFinding(HostCalls calls) {
    HostResponse answer = access.get(calls, "/groups.json");
    if (!answer.isSuccess()) {
      return new Finding(false, "reading the groups: Redmine answered " + answer.status());
    }
    Set<String> there =
        RedmineAccess.read("/groups.json", answer).list("groups").stream()
            .map(each -> each.needed("id"))
            .collect(Collectors.toSet());
    List<String> missing = groups.ours().stream().filter(group -> !there.contains(group)).toList();
    return missing.isEmpty()
        ? new Finding(true, "the groups " + String.join(", ", groups.ours()) + " are there")
        : new Finding(
            false,
            "Redmine has no group "
                + String.join(", ", missing)
                + "; a group's number is in the address of its page under Administration > Groups");
  }
}
