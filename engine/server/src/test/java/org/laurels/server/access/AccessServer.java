// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.TestServer;
import org.laurels.server.Wiring;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.host.PluginHost;
import org.laurels.testkit.TestClock;

/**
 * The real server with closed pages, two communities and a clock that can be moved. Members 1, 2
 * and 3 of the host forum are known in ours.
 */
final class AccessServer implements AutoCloseable {
  private static int nonces;

  final TestClock clock = TestClock.pinned(TestServer.NOW);
  final Wiring wiring;
  final Community ours;
  final Community theirs;
  final String secret;
  final String theirSecret;
  private final Running running;

  AccessServer(Path folder) {
    this(folder, TestServer.PROGRAMME);
  }

  /** With another programme in both. */
  AccessServer(Path folder, String document) {
    this(folder, document, PluginHost.none());
  }

  /** With hosts that can be connected. */
  AccessServer(Path folder, PluginHost plugins) {
    this(folder, TestServer.PROGRAMME, plugins);
  }

  private AccessServer(Path folder, String document, PluginHost plugins) {
    wiring =
        Wiring.open(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            clock,
            folder.resolve("laurels.key"));
    WrittenProgramme programme = WrittenProgramme.of("test", document);
    ours = wiring.communities().create("ours", programme, TestServer.NOW);
    theirs = wiring.communities().create("theirs", programme, TestServer.NOW);
    secret = wiring.access().hosts().add(ours, "forum").orElseThrow();
    theirSecret = wiring.access().hosts().add(theirs, "forum").orElseThrow();
    running =
        LaurelsApplication.start(
            wiring, new ServerOptions(ServerOptions.LOOPBACK, 0, false), plugins);
  }

  int port() {
    return running.port();
  }

  Browser browser() {
    return new Browser(port());
  }

  /** Lets the engine know members 1, 2 and 3. */
  AccessServer withMembers() {
    call("/events", "application/json", TestServer.history());
    return this;
  }

  /** Sends something to the API of ours, as a host does. */
  Browser.Page call(String path, String type, String body) {
    String token = wiring.tokenBook().make(ours, "test", ApiToken.Scope.MANAGE, null).text();
    return browser()
        .send(
            browser()
                .request("/api/v1/communities/ours" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A fresh link of ours for a member, a minute ahead. */
  SignedLink link(String member, String to) {
    return link("ours", member, Duration.ofMinutes(1), to);
  }

  SignedLink link(String community, String member, Duration ahead, String to) {
    long expires = clock.instant().plus(ahead).getEpochSecond();
    return new SignedLink(community, "forum", member, expires, "nonce-of-a-test-" + nonces++, to);
  }

  /** The address of a member's page. */
  String memberPage(String member) {
    long id = wiring.standings().find(ours, "forum", member).get(0).memberId();
    return "/c/ours/members/" + OpaqueId.MEMBER.of(id);
  }

  @Override
  public void close() {
    running.close();
    wiring.close();
  }
}
