// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.laurels.core.community.Community;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.intake.Audit;
import org.laurels.core.programme.Programme;
import org.laurels.server.Wiring;

/** Gives communities their programmes, and makes the past follow a new one. */
final class Publishing {
  private final Surroundings surroundings;
  private final Wiring wiring;

  Publishing(Surroundings surroundings, Wiring wiring) {
    this.surroundings = surroundings;
    this.wiring = wiring;
  }

  /** Makes a community with its first programme. */
  Community create(String name, ProgrammeDocument document) {
    if (!Community.isName(name)) {
      throw new WrongUsage(
          "a community's name has 1 to 63 small letters, digits and hyphens, not '" + name + "'");
    }
    Instant now = Instant.now(wiring.clock());
    try {
      return wiring.communities().create(name, document.written(), now);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Whether the newest version of the community's programme is this document, word for word, and
   * what it extends, too.
   */
  boolean isInForce(Community community, ProgrammeDocument document) {
    List<PublishedProgramme> versions = wiring.communities().versions(community);
    return !versions.isEmpty()
        && versions.get(versions.size() - 1).written().equals(document.written());
  }

  /**
   * Publishes a new version that holds from now, and for the past from the moment given; the past
   * then follows.
   */
  void publish(Community community, ProgrammeDocument document, Instant since, String note) {
    Instant now = Instant.now(wiring.clock());
    Instant from = since.isAfter(now) ? now : since;
    refuseUnfit(community, document);
    PublishedProgramme published;
    try {
      published = wiring.communities().publish(community, document.written(), now, from, note, now);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    surroundings.note(
        "published "
            + document.label()
            + " as version "
            + published.number()
            + " of "
            + community.name());
    if (from.isBefore(now)) {
      surroundings.note("the past follows it: folding all events again ...");
      Audit.Report report = AuditCommand.rebuild(surroundings, wiring, community);
      surroundings.note(
          "the past follows version "
              + published.number()
              + ": "
              + Plain.count(report.differences(), "correction", "corrections")
              + " over "
              + Plain.count(report.members(), "member", "members"));
    }
  }

  /** A unit is spent from its first version on, or never. */
  private void refuseUnfit(Community community, ProgrammeDocument document) {
    int newest = wiring.communities().versions(community).size();
    Programme next = document.accepted().programme();
    for (String unit : wiring.programmes().upTo(community, newest).unfit(next)) {
      boolean spent = requireNonNull(next.unit(unit)).spendable();
      throw new CommandFailure(
          document.label()
              + ": units: "
              + unit
              + ": "
              + (spent
                  ? "was counted and not spent until now, so what members have of it is in no wallet"
                  : "was spent until now, so what members have of it cannot be recomputed")
              + "; give the other unit another name. Nothing was done");
    }
  }
}
