// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.server.host.PluginHost;
import org.laurels.server.host.PluginJar;
import org.laurels.spi.Backfill;
import org.laurels.spi.ConfigField;
import org.laurels.spi.Connector;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The plugins of the installation. */
@Command(
    name = "plugin",
    description = "Lists, installs, approves and removes plugins.",
    synopsisSubcommandLabel = "COMMAND")
final class PluginCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Surroundings surroundings, Installation installation) {
    return new CommandLine(new PluginCommand())
        .addSubcommand(new ListAll(surroundings, installation))
        .addSubcommand(new Install(surroundings, installation))
        .addSubcommand(new Approve(surroundings, installation))
        .addSubcommand(new Remove(surroundings, installation));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: list, install, approve or remove");
  }

  /** Lists what there is and what it offers. */
  @Command(
      name = "list",
      description = "Lists the plugins, what they can import and connect, and what is left out.")
  static final class ListAll implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    ListAll(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      try (PluginHost plugins = installation.plugins()) {
        plugins.backfills().forEach(this::say);
        plugins.connectors().forEach(this::say);
        plugins.failures().forEach(failure -> surroundings.note("laurels: " + failure));
        if (plugins.loaded().isEmpty()) {
          surroundings.say("no plugin in " + surroundings.dist().resolve("plugins"));
        }
        return plugins.failures().isEmpty() ? Exit.FINE : Exit.WRONG;
      }
    }

    private void say(PluginHost.Offered offered) {
      Backfill backfill = offered.backfill();
      surroundings.say("import " + backfill.name() + " (plugin " + offered.plugin() + ")");
      surroundings.say("  " + backfill.description());
      backfill
          .options()
          .forEach(
              option -> surroundings.say("  --option " + option.name() + "=…  " + option.help()));
    }

    private void say(PluginHost.Connects offered) {
      Connector connector = offered.connector();
      surroundings.say("connect " + connector.name() + " (plugin " + offered.plugin() + ")");
      surroundings.say("  " + connector.description());
      for (ConfigField field : connector.fields()) {
        surroundings.say(
            "  --set "
                + field.name()
                + "=…  "
                + field.help()
                + (field.choices().isEmpty() ? "" : " " + String.join(", ", field.choices()) + ".")
                + (field.required() && field.kind() != ConfigField.Kind.SECRET
                    ? " Required."
                    : ""));
      }
    }
  }

  private static PluginJar read(Path file) {
    try {
      return PluginJar.read(file);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The hash that the operator has from the author, which must be the jar's. */
  private static void check(PluginJar jar, @Nullable String said) {
    Optional<String> unfit = jar.unfit();
    if (unfit.isPresent()) {
      throw new CommandFailure(jar.fileName() + " cannot be used: " + unfit.get(), null);
    }
    if (said == null || !said.equalsIgnoreCase(jar.sha256())) {
      throw new WrongUsage(
          (said == null ? "" : "that is not the SHA-256 of " + jar.fileName() + "; ")
              + "compare with what its author publishes, and say --sha256 "
              + jar.sha256());
    }
  }

  /** Installs a jar. */
  @Command(
      name = "install",
      description = {
        "Copies a plugin's jar into the plugins folder beside the installation's key and approves it.",
        "Without --sha256 it does nothing and tells the jar's. A running server loads it at its next"
            + " start."
      })
  static final class Install implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "FILE", description = "The jar.")
    private String file = "";

    @Option(
        names = "--sha256",
        paramLabel = "HASH",
        description = "The jar's SHA-256, as its author publishes it.")
    private @Nullable String sha256;

    Install(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      Path from = surroundings.path(file);
      PluginJar jar = read(from);
      check(jar, sha256);
      Path to = installation.pluginFolder().resolve(jar.fileName());
      try {
        Files.createDirectories(installation.pluginFolder());
        jar.writeTo(to);
      } catch (IOException e) {
        throw new CommandFailure("cannot write " + to + ": " + e.getMessage(), e);
      }
      installation.approvals().approve(jar.sha256(), jar.fileName());
      surroundings.say("installed " + jar.fileName() + " in " + installation.pluginFolder());
      return Exit.FINE;
    }
  }

  /** Approves a jar that lies there. */
  @Command(
      name = "approve",
      description = "Approves a jar that lies in the plugins folder, by its SHA-256.")
  static final class Approve implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "NAME", description = "The file's name, with .jar.")
    private String name = "";

    @Option(
        names = "--sha256",
        paramLabel = "HASH",
        description = "The jar's SHA-256, as its author publishes it.")
    private @Nullable String sha256;

    Approve(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      PluginJar jar = read(inFolder(installation, name));
      check(jar, sha256);
      installation.approvals().approve(jar.sha256(), jar.fileName());
      surroundings.say("approved " + jar.fileName());
      return Exit.FINE;
    }
  }

  /** A file of the folder itself, not of another one. */
  private static Path inFolder(Installation installation, String name) {
    Path file = installation.pluginFolder().resolve(name).normalize();
    if (!installation.pluginFolder().normalize().equals(file.getParent())
        || !name.endsWith(".jar")) {
      throw new WrongUsage("say the name of a jar in " + installation.pluginFolder());
    }
    return file;
  }

  /** Removes a jar. */
  @Command(
      name = "remove",
      description = {
        "Deletes a jar from the plugins folder and takes its approval back.",
        "Connections that use it stay, and refuse what comes until it is there again."
      })
  static final class Remove implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "NAME", description = "The file's name, with .jar.")
    private String name = "";

    Remove(Surroundings surroundings, Installation installation) {
      this.surroundings = surroundings;
      this.installation = installation;
    }

    @Override
    public Integer call() {
      Path file = inFolder(installation, name);
      boolean approved = installation.approvals().withdraw(name);
      try {
        if (!Files.deleteIfExists(file) && !approved) {
          throw new WrongUsage("there is no " + file);
        }
      } catch (IOException e) {
        throw new CommandFailure("cannot delete " + file + ": " + e.getMessage(), e);
      }
      surroundings.say("removed " + name);
      return Exit.FINE;
    }
  }
}
