// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells a member's standing and how it came about. */
@Command(
    name = "explain",
    description = {
      "Tells where a member stands, and why.",
      "Every entry comes with its event, its rule and what the rule read; then what was not given,"
          + " and why not."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Installation installation;

  @Option(
      names = "--community",
      required = true,
      paramLabel = "NAME",
      description = "Whose member.")
  private String community = "";

  @Option(
      names = "--member",
      required = true,
      paramLabel = "IDENTITY",
      description = "The member, by the host's own id.")
  private String member = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Which host's id it is, where several use the same.")
  private @Nullable String host;

  @Option(
      names = "--item",
      paramLabel = "ID",
      description = "Only what concerns this item, by the host's own id.")
  private @Nullable String item;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most entries to tell; ${DEFAULT-VALUE} without this.",
      defaultValue = "20")
  private int limit = 20;

  ExplainCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > Page.ROWS_MAX) {
      throw new WrongUsage("--limit must be 1 to " + Page.ROWS_MAX);
    }
    try (Wiring wiring = installation.open()) {
      Community found = Installation.community(wiring, community);
      MemberStanding standing = one(wiring, found);
      new ExplanationText(wiring, found, surroundings::say).tell(standing, item, limit);
      return Exit.FINE;
    }
  }

  private MemberStanding one(Wiring wiring, Community found) {
    List<MemberStanding> standings = wiring.standings().find(found, host, member);
    if (standings.isEmpty()) {
      throw new WrongUsage(
          "nobody in "
              + found.name()
              + " is '"
              + member
              + "'"
              + (host == null ? "" : " at the host '" + host + "'"));
    }
    if (standings.size() > 1) {
      String hosts =
          standings.stream()
              .flatMap(standing -> standing.identities().stream())
              .filter(identity -> identity.id().equals(member))
              .map(Identity::host)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      throw new WrongUsage(
          "'" + member + "' is somebody else at each of these hosts: " + hosts + "; add --host");
    }
    return standings.get(0);
  }
}
