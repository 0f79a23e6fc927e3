// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;
import org.laurels.server.Wiring;
import org.laurels.server.access.SignedLink;
import org.laurels.server.access.SignedLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a link as a host would. */
@Command(
    name = "link",
    description = {
      "Prints a link by which a member comes in: once, within five minutes.",
      "A host makes such links itself; this is for trying out. With the host's secret in "
          + HostLinkCommand.VARIABLE
          + " the database is not opened, so it works beside a running server."
    })
final class HostLinkCommand implements Callable<Integer> {
  static final String VARIABLE = "LAURELS_HOST_SECRET";

  private final Surroundings surroundings;
  private final Installation installation;

  @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
  private String community = "";

  @Option(names = "--host", required = true, paramLabel = "NAME", description = "Which host.")
  private String host = "";

  @Option(
      names = "--member",
      required = true,
      paramLabel = "ID",
      description = "The host's own id of the member.")
  private String member = "";

  @Option(
      names = "--to",
      paramLabel = "PATH",
      defaultValue = "",
      description = "Which page of the community; its home without this.")
  private String to = "";

  @Option(
      names = "--also",
      arity = "2",
      paramLabel = "SOURCE ID",
      description =
          "An account of another source that is the same person's; the host must be allowed to vouch"
              + " for it.")
  private List<String> also = List.of();

  @Option(
      names = "--address",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the server is; ${DEFAULT-VALUE} without this.")
  private String address = "";

  HostLinkCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    String secret = surroundings.environment().get(VARIABLE);
    String known = secret == null ? stored() : secret;
    String path;
    try {
      path = link().path(known);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
    surroundings.say((address.endsWith("/") ? address.replaceAll("/+$", "") : address) + path);
    return Exit.FINE;
  }

  private String stored() {
    try (Wiring wiring = installation.open()) {
      Community found = Installation.community(wiring, community);
      return wiring
          .access()
          .hosts()
          .secret(found, host)
          .orElseThrow(
              () -> new WrongUsage(community + " has no host " + host + "; 'host add' makes it"));
    }
  }

  private SignedLink link() {
    SignedLink plain = link(surroundings.clock(), community, host, member, to);
    return also.isEmpty()
        ? plain
        : new SignedLink(
            community,
            host,
            member,
            plain.expires(),
            plain.nonce(),
            to,
            new Identity(also.get(0), also.get(1)));
  }

  /** A fresh link, as long good as one may be. */
  static SignedLink link(Clock clock, String community, String host, String member, String to) {
    long expires = Instant.now(clock).plus(SignedLinks.AHEAD_MAX).getEpochSecond();
    String nonce = UUID.randomUUID().toString();
    return new SignedLink(community, host, member, expires, nonce, to);
  }
}
