// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.laurels.core.community.ApiToken;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.Wiring;
import org.laurels.server.access.SignedLink;
import org.laurels.server.api.OpaqueId;
import org.laurels.server.host.PluginHost;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.tools.seed.SampleCommunity;
import org.laurels.tools.seed.SampleSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows it all with an invented community. */
@Command(
    name = "demo",
    description = {
      "Invents a support community and runs the server with it.",
      "Its events are sent over the public HTTP API. The database is a temporary one and is deleted"
          + " at the end."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String COMMUNITY = "sample";
  private static final String BOARD = "cup";
  private static final double DUPLICATES = 0.01;
  private static final double LATE = 0.02;
  private static final int EXPLAINED_LINES_MAX = 40;

  private final Surroundings surroundings;
  private final Installation installation;
  private final CountDownLatch stop = new CountDownLatch(1);

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Which port; 0 for a free one, ${DEFAULT-VALUE} without this.")
  private int port = 8080;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same number invents the same community.")
  private long seed = 1;

  @Option(names = "--once", description = "End when all is told, instead of going on to serve.")
  private boolean once;

  DemoCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    ServeCommand.checkPort(port);
    surroundings.interruption().onInterrupt(stop::countDown);
    try (TemporaryFolder folder = TemporaryFolder.make();
        DemoForum forum = DemoForum.start();
        Wiring wiring =
            installation.open(
                "jdbc:h2:file:" + folder.path().resolve("laurels"),
                folder.path().resolve("laurels.key"))) {
      Community community =
          new Publishing(surroundings, wiring)
              .create(
                  COMMUNITY, DemoProgramme.document(Instant.now(wiring.clock()), forum.origin()));
      ServerOptions options = new ServerOptions(ServerOptions.LOOPBACK, port, true);
      try (PluginHost plugins = installation.plugins();
          Running server = LaurelsApplication.start(wiring, options, plugins)) {
        show(wiring, community, ServeCommand.address(options.host(), server.port()), forum);
        if (!once && stop.getCount() > 0) {
          surroundings.say("Serving until Ctrl-C.");
          surroundings.out().flush();
          ServeCommand.await(stop);
        }
      }
    }
    return Exit.FINE;
  }

  private void show(Wiring wiring, Community community, String address, DemoForum forum) {
    Instant now = Instant.now(wiring.clock());
    SampleCommunity sample = SampleCommunity.of(seed, SampleSize.about(10_000), now);
    List<Event> events = sample.arrivals(DUPLICATES, LATE, seed);
    surroundings.say(
        "Invented a support community with the seed "
            + seed
            + ": "
            + Plain.count(sample.events().size(), "event", "events")
            + " in a forum and a care desk.");
    String token = wiring.tokenBook().make(community, "demo", ApiToken.Scope.MANAGE, null).text();
    SampleSender sender = new SampleSender(address, COMMUNITY, token);
    long started = System.nanoTime();
    Map<String, Integer> receipts =
        ProgressLine.during(
            surroundings,
            () ->
                new ProgressLine.Look(
                    "sending", sender.sent(), events.size(), sender.sent(), "events"),
            () -> sender.send(events, () -> stop.getCount() == 0));
    long millis = Math.max(1, Duration.ofNanos(System.nanoTime() - started).toMillis());
    surroundings.say(
        "Sent "
            + Plain.number(sender.sent())
            + " over HTTP, some twice and some late, in "
            + Plain.span(Duration.ofMillis(millis))
            + " ("
            + Plain.number(sender.sent() * 1_000L / millis)
            + " events/s).");
    // What recurs every minute is done at once, so that pages show it from the first look on.
    wiring.boards().now(community);
    wiring.credits().round(OutboundRule.PUBLIC).run(community);
    figures(wiring, community, receipts);
    sample.superUsers().stream()
        .findFirst()
        .ifPresent(who -> forum.show(address, COMMUNITY, who, BOARD));
    places(address, token, forum);
    superUser(wiring, community, sample, address);
  }

  private void figures(Wiring wiring, Community community, Map<String, Integer> receipts) {
    Map<Reason, Long> entries = new EnumMap<>(Reason.class);
    wiring.standings().eachEntry(community, line -> entries.merge(line.reason(), 1L, Long::sum));
    StandingStore.Totals totals = wiring.standings().totals(community);
    surroundings.say("");
    line("accepted", receipts.getOrDefault("accepted", 0), "events");
    line(
        "duplicates",
        receipts.getOrDefault("duplicate", 0),
        "events, answered and not counted twice");
    line("refused", receipts.getOrDefault("refused", 0), "events");
    line("members", totals.members(), "");
    line("awards", entries.getOrDefault(Reason.AWARD, 0L), "ledger entries by rules");
    line("held back", entries.getOrDefault(Reason.LIMIT, 0L), "entries by limits");
    line(
        "reversed",
        entries.getOrDefault(Reason.REVERSAL, 0L),
        "entries that take one back: what was undone, hidden, or came late");
    line("badges", totals.badges(), "");
  }

  private void line(String what, long number, String more) {
    surroundings.say(
        String.format("  %-11s %8s  %s", what, Plain.number(number), more).stripTrailing());
  }

  private void places(String address, String token, DemoForum forum) {
    surroundings.say("");
    surroundings.say("Look at:");
    surroundings.say("  " + address + "/c/" + COMMUNITY + "  who stands where");
    surroundings.say("  " + forum.origin() + "/  a forum that shows it on a page of its own");
    surroundings.say("  " + address + "/api/v1/openapi.json  the API");
    surroundings.say(
        "  curl -H 'Authorization: Bearer "
            + token
            + "' "
            + address
            + "/api/v1/communities/"
            + COMMUNITY
            + "/boards");
  }

  private void superUser(
      Wiring wiring, Community community, SampleCommunity sample, String address) {
    Optional<Identity> busiest = sample.superUsers().stream().findFirst();
    List<MemberStanding> found =
        busiest
            .map(who -> wiring.standings().find(community, who.host(), who.id()))
            .orElse(List.of());
    if (found.isEmpty()) {
      return;
    }
    MemberStanding member = found.get(0);
    List<String> lines = new ArrayList<>();
    new ExplanationText(wiring, community, lines::add).tell(member, null, 4);
    surroundings.say("");
    surroundings.say("One of the super users, as 'explain' tells it, and at");
    String page = "members/" + OpaqueId.MEMBER.of(member.memberId());
    surroundings.say(address + "/c/" + COMMUNITY + "/" + page + " :");
    lines.stream().limit(EXPLAINED_LINES_MAX).forEach(each -> surroundings.say("  " + each));
    if (lines.size() > EXPLAINED_LINES_MAX) {
      surroundings.say("  ...");
    }
    surroundings.say("");
    comeIn(wiring, community, busiest.orElseThrow(), page, address);
  }

  /** The links that a host and the first start would give, since no host stands behind the demo. */
  private void comeIn(
      Wiring wiring, Community community, Identity who, String page, String address) {
    String secret = wiring.access().hosts().add(community, who.host()).orElseThrow();
    SignedLink link =
        HostLinkCommand.link(wiring.clock(), community.name(), who.host(), who.id(), page);
    surroundings.say("Come in as that super user (works once, for five minutes):");
    surroundings.say("  " + address + link.path(secret));
    surroundings.say("Later, and as anybody else:");
    surroundings.say(
        "  "
            + HostLinkCommand.VARIABLE
            + "="
            + secret
            + " tools/laurels host link --community "
            + COMMUNITY
            + " --host "
            + who.host()
            + " --member "
            + who.id()
            + " --address "
            + address);
    ServeCommand.sayHowToBegin(surroundings, wiring, address);
    surroundings.say("");
  }
}
