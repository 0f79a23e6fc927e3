// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes out what the engine knows, without holding it in memory. */
@Command(
    name = "export",
    description = {
      "Writes standings, badges, ledger entries or boards as CSV or JSON.",
      "",
      "standings: identity,unit,amount,rank,host,member. A row for each unit and identity; a member"
          + " with several identities has a row for each of them, each with the member's whole"
          + " amount.",
      "badges: identity,badge,granted_at,item,event,host,version.",
      "entries: entry,identity,unit,change,reason,cause,version,event,type,item,happened_at,"
          + "booked_at,reverses,host. Entries are in the order of the events that caused them.",
      "boards: board,period,position,identity,amount,host,member,as_of. The running period of each"
          + " board, brought up to date before; a member with several identities has a row for each.",
      "",
      "identity is the host's own id. Times are UTC. CSV is as in RFC 4180; a text that a"
          + " spreadsheet would take for a formula has a ' before it."
    })
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Installation installation;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      converter = What.Reader.class,
      description = "standings, badges, entries or boards.")
  private What what = What.STANDINGS;

  @Option(names = "--community", required = true, paramLabel = "NAME", description = "Whose.")
  private String community = "";

  @Option(
      names = "--format",
      paramLabel = "csv|json",
      converter = Format.Reader.class,
      description = "csv without this.")
  private Format format = Format.CSV;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to; it is replaced when all is written. Standard output without this.")
  private @Nullable String output;

  ExportCommand(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  /** What can be exported. */
  enum What {
    STANDINGS,
    BADGES,
    ENTRIES,
    BOARDS;

    /** Reads what was typed. */
    static final class Reader implements ITypeConverter<What> {
      @Override
      public What convert(String typed) {
        return oneOf(What.values(), typed);
      }
    }
  }

  /** How it can be written. */
  enum Format {
    CSV,
    JSON;

    /** Reads what was typed. */
    static final class Reader implements ITypeConverter<Format> {
      @Override
      public Format convert(String typed) {
        return oneOf(Format.values(), typed);
      }
    }
  }

  private static <E extends Enum<E>> E oneOf(E[] all, String typed) {
    List<String> names =
        Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int place = names.indexOf(typed);
    if (place < 0) {
      throw new TypeConversionException("expected one of " + names + " but was '" + typed + "'");
    }
    return all[place];
  }

  @Override
  public Integer call() throws IOException {
    try (Wiring wiring = installation.open()) {
      Community found = Installation.community(wiring, community);
      if (output == null) {
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8));
        write(wiring, found, writer);
        writer.flush();
        if (surroundings.out().checkError()) {
          throw new CommandFailure("the output was closed before all was written");
        }
      } else {
        writeFile(wiring, found, surroundings.path(output));
      }
      return Exit.FINE;
    }
  }

  /** Beside the file first, so that nobody meets half an export. */
  private void writeFile(Wiring wiring, Community found, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    long rows;
    try {
      try (Writer writer = Files.newBufferedWriter(part)) {
        rows = write(wiring, found, writer);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UncheckedIOException e) {
      Files.deleteIfExists(part);
      throw new CommandFailure("cannot write " + file + ": " + e, e);
    }
    surroundings.note("wrote " + Plain.count(rows, "row", "rows") + " to " + file);
  }

  private long write(Wiring wiring, Community found, Writer writer) throws IOException {
    ExportRows rows = new ExportRows(wiring, found);
    try (RowWriter target = format == Format.CSV ? new CsvRows(writer) : new JsonRows(writer)) {
      return switch (what) {
        case STANDINGS -> rows.standings(target);
        case BADGES -> rows.badges(target);
        case ENTRIES -> rows.entries(target);
        case BOARDS -> rows.boards(target);
      };
    }
  }
}
