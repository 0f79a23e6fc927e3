// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.Console;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.server.ServerStartException;
import org.laurels.server.Wiring;
import org.laurels.server.secret.InstallationKeyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: {@code laurels COMMAND}. */
@Command(
    name = "laurels",
    description = "Pays back the people who help other people: points, badges and ranks by rules.",
    versionProvider = Laurels.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Begin with 'laurels demo', or 'laurels import --help' for a community's own past.",
      "Exit codes: 0 fine, 1 something is wrong, 2 wrong usage."
    })
public final class Laurels {
  private final Installation installation;
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Picocli acts on it.
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // Likewise.
  private boolean version;

  private Laurels(Installation installation) {
    this.installation = installation;
  }

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and show where an error came from.")
  void setVerbose(boolean verbose) {
    this.verbose = verbose;
    if (verbose) {
      QuietLog.loud();
    }
  }

  @Option(
      names = "--database",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "JDBC address of H2 or MySQL. Else what "
              + Installation.VARIABLE
              + " says, else jdbc:h2:file:./data/laurels.")
  void setDatabase(@Nullable String url) {
    if (url != null) {
      installation.url = url;
    }
  }

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The key that seals secrets in the database, made when it is needed first. Else what "
              + Installation.KEY_VARIABLE
              + " says, else data/laurels.key.")
  void setKeyFile(@Nullable String file) {
    if (file != null) {
      installation.keyFile = file;
    }
  }

  /** Starts the program. */
  public static void main(String[] args) {
    QuietLog.quiet();
    Interruption interruption = new Interruption();
    interruption.watchProcess();
    Surroundings surroundings =
        new Surroundings(
            System.out,
            System.err,
            isTerminal(),
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Path.of(System.getProperty("laurels.dist", ".")),
            Wiring.systemClock(),
            interruption);
    int code = run(surroundings, args);
    System.out.flush();
    interruption.ended(code);
    System.exit(code);
  }

  /** From JDK 22 on there is a console where there is no terminal too, and it can be asked. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Runs one command and answers its exit code. */
  static int run(Surroundings surroundings, String... args) {
    Installation installation = new Installation(surroundings);
    Laurels laurels = new Laurels(installation);
    CommandLine line = new CommandLine(laurels);
    commands(surroundings, installation)
        .forEach((name, command) -> line.addSubcommand(name, command));
    line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setParameterExceptionHandler((e, given) -> laurels.wrongUsage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> laurels.failed(e, command));
    return line.execute(args);
  }

  private static Map<String, Object> commands(
      Surroundings surroundings, Installation installation) {
    Map<String, Object> commands = new java.util.LinkedHashMap<>();
    commands.put("demo", new DemoCommand(surroundings, installation));
    commands.put("serve", new ServeCommand(surroundings, installation));
    commands.put("import", new ImportCommand(surroundings, installation));
    commands.put("plugin", PluginCommand.line(surroundings, installation));
    commands.put("connection", ConnectionCommand.line(surroundings, installation));
    commands.put("explain", new ExplainCommand(surroundings, installation));
    commands.put("export", new ExportCommand(surroundings, installation));
    commands.put("books", new BooksCommand(surroundings, installation));
    commands.put("verify", new VerifyCommand(surroundings, installation));
    commands.put("rebuild", new AuditCommand.Rebuild(surroundings, installation));
    commands.put("backtest", new BacktestCommand(surroundings, installation));
    commands.put("programme", ProgrammeCommand.line(surroundings, installation));
    commands.put("community", CommunityCommand.line(surroundings, installation));
    commands.put("credits", CreditsCommand.line(surroundings, installation));
    commands.put("budgets", new BudgetsCommand(surroundings, installation));
    commands.put("payout", PayoutCommand.line(surroundings, installation));
    commands.put("appraisal", AppraisalCommand.line(surroundings, installation));
    commands.put("bounty", BountyCommand.line(surroundings, installation));
    commands.put("host", HostCommand.line(surroundings, installation));
    commands.put("identity", IdentityCommand.line(surroundings, installation));
    commands.put("operator", OperatorCommand.line(surroundings, installation));
    commands.put("token", TokenCommand.line(surroundings, installation));
    return commands;
  }

  private int wrongUsage(CommandLine.ParameterException e) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String message = firstLine(e);
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> meant = unmatched.getSuggestions();
      message += meant.isEmpty() ? "" : ", did you mean '" + meant.get(0) + "'?";
    }
    err.println("laurels: " + message);
    err.println("try '" + line.getCommandSpec().qualifiedName() + " --help'");
    return Exit.USAGE;
  }

  private static String firstLine(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse("");
  }

  private int failed(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (verbose) {
      e.printStackTrace(err);
    }
    Supplier<String> place = () -> "laurels: " + e.getMessage();
    if (e instanceof WrongUsage) {
      err.println(place.get());
      return Exit.USAGE;
    }
    boolean foreseen =
        e instanceof CommandFailure
            || e instanceof StoreUnavailableException
            || e instanceof ServerStartException
            || e instanceof InstallationKeyException
            || e instanceof UncheckedIOException;
    err.println(
        foreseen
            ? place.get()
            : "laurels: it failed, which is a bug: "
                + e
                + (verbose ? "" : " (--verbose tells where)"));
    return Exit.WRONG;
  }

  /** The version that the jar's manifest names. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Laurels.class.getPackage().getImplementationVersion();
      return new String[] {"laurels " + (version == null ? "(not packaged)" : version)};
    }
  }
}
