// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.standing.MemberStanding;
import org.laurels.server.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sums of a calendar year, and the paperwork that they need. */
final class PayoutPapers {
  private static final int BY_LENGTH_MAX = 190;

  private PayoutPapers() {}

  /** Notes that the paperwork is there. */
  @Command(
      name = "confirm-paperwork",
      description = {
        "Notes that a member's paperwork of a calendar year is there.",
        "What waits for it goes with the next close."
      })
  static final class Confirm extends CommunityWork {
    @Parameters(
        index = "0",
        paramLabel = "MEMBER",
        description = "The member, by the host's own id.")
    private String member = "";

    @Parameters(index = "1", paramLabel = "YEAR", description = "The year.")
    private int year;

    @Option(names = "--host", paramLabel = "HOST", description = "At which host.")
    private @Nullable String host;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
    private String by = "";

    Confirm(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      if (by.isBlank() || by.length() > BY_LENGTH_MAX || year < 2000 || year > 9999) {
        throw new WrongUsage("a name of 1 to 190 characters and a year such as 2026 are wanted");
      }
      List<MemberStanding> found = wiring.standings().find(community, host, member);
      if (found.size() != 1) {
        throw new WrongUsage(
            found.isEmpty()
                ? "no member is called '" + member + "'"
                : "'" + member + "' is somebody else at several hosts; add --host");
      }
      long id = found.get(0).memberId();
      boolean news = wiring.payouts().steps().notePapers(community, id, year, by);
      surroundings.say(
          news
              ? "the paperwork of " + member + " for " + year + " is there"
              : "it was noted before, nothing to do");
    }
  }

  /** Writes the sums. */
  @Command(
      name = "totals",
      description = {
        "Writes what each member was paid in a calendar year as CSV: host, identity, year,",
        "currency, paid, given, paperwork. What is on its way counts; gifts are told apart."
      })
  static final class Totals extends CommunityWork {
    @Parameters(paramLabel = "YEAR", description = "The year.")
    private int year;

    Totals(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Wiring wiring, Community community) {
      surroundings.out().print(wiring.payouts().steps().totalsTable(community, year));
      surroundings.out().flush();
    }
  }
}
