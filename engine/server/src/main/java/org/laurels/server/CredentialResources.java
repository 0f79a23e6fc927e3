// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.laurels.core.community.Community;
import org.laurels.server.board.MemberNames;
import org.laurels.server.credential.Addresses;
import org.laurels.server.credential.BadgeImageResource;
import org.laurels.server.credential.CheckResource;
import org.laurels.server.credential.CredentialCheck;
import org.laurels.server.credential.CredentialResource;
import org.laurels.server.credential.Credentials;
import org.laurels.server.credential.GrantResource;
import org.laurels.server.credential.HolderNames;
import org.laurels.server.credential.IssueResource;

/** Registers what is public of credentials: it must be, for others to verify them. */
final class CredentialResources {
  private CredentialResources() {}

  static void register(
      JerseyEnvironment jersey, Wiring wiring, Addresses addresses, boolean openPages) {
    Credentials credentials = wiring.credentials(addresses);
    HolderNames holders =
        (community, grant) ->
            Optional.ofNullable(
                    wiring
                        .memberNames()
                        .of(community, List.of(grant.memberId()))
                        .get(grant.memberId()))
                .filter(named -> !named.hidden())
                .map(MemberNames.Named::name);
    Function<Community, String> colour =
        community -> wiring.newestProgrammes().of(community).look().colour();
    jersey.register(new CredentialResource(credentials, holders, openPages));
    jersey.register(new GrantResource(credentials, colour, openPages));
    jersey.register(new BadgeImageResource(credentials.badges(), colour));
    jersey.register(new CheckResource(new CredentialCheck(credentials), credentials, holders));
    jersey.register(new IssueResource(credentials));
  }
}
