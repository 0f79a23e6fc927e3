// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.server.LaurelsApplication;
import org.laurels.server.Running;
import org.laurels.server.ServerOptions;
import org.laurels.server.Wiring;
import org.laurels.server.host.PluginHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server. */
@Command(
    name = "serve",
    description = "Runs the server until it is told to stop (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;

  private final Surroundings surroundings;
  private final Installation installation;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen; ${DEFAULT-VALUE} without this, so only from this machine.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Which port; 0 for a free one, ${DEFAULT-VALUE} without this.")
  private int port = 8080;

  @Option(
      names = "--open-pages",
      description =
          "Show communities' pages to whoever can reach the server; else to their members, who come"
              + " by signed links, and to operators.")
  private boolean openPages;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where the world finds this server, such as https://laurels.example.org: badges that are"
              + " carried elsewhere name it. Without this, the address it listens on.")
  private @Nullable String publicUrl;

  @Mixin private CallInside callInside = new CallInside();

  ServeCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  @Override
  public Integer call() {
    checkPort(port);
    ServerOptions options = options();
    CountDownLatch stop = new CountDownLatch(1);
    surroundings.interruption().onInterrupt(stop::countDown);
    try (PluginHost plugins = installation.plugins();
        Wiring wiring = installation.open();
        Running server = LaurelsApplication.start(wiring, options, plugins)) {
      plugins.failures().forEach(failure -> surroundings.note("laurels: " + failure));
      String address = address(host, server.port());
      surroundings.say("Laurels listens on " + address);
      surroundings.say("  database   " + wiring.database().url());
      surroundings.say("  API        " + address + "/api/v1");
      if (openPages) {
        for (Community community : wiring.communities().all()) {
          surroundings.say("  pages      " + address + "/c/" + community.name());
        }
      }
      sayHowToBegin(surroundings, wiring, address);
      surroundings.say("Ctrl-C stops it.");
      surroundings.out().flush();
      await(stop);
      surroundings.note("stopping ...");
    }
    return Exit.FINE;
  }

  /** While nobody runs the installation, each start prints a link that lets somebody begin. */
  static void sayHowToBegin(Surroundings surroundings, Wiring wiring, String address) {
    wiring
        .access()
        .operators()
        .invite()
        .ifPresent(
            path ->
                surroundings.say(
                    "  operator   "
                        + address
                        + path
                        + "  (makes the first one; works once, for a day)"));
  }

  private ServerOptions options() {
    try {
      return new ServerOptions(host, port, openPages, publicUrl, callInside.rule());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--public-url: " + e.getMessage());
    }
  }

  static void checkPort(int port) {
    if (port < 0 || port > PORT_MAX) {
      throw new WrongUsage("--port must be 0 to " + PORT_MAX);
    }
  }

  static String address(String host, int port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + (shown.equals("0.0.0.0") ? "localhost" : shown) + ":" + port;
  }

  static void await(CountDownLatch stop) {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
