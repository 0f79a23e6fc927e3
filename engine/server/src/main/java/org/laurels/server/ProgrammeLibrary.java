// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.intake.ProgrammeBook;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.ProgrammeVersion;
import org.laurels.core.programme.Programmes;
import org.laurels.expression.document.ProgrammeReading;
import org.laurels.server.programme.ProgrammeText;

/**
 * Compiled programmes, kept until a newer version is published. Where one cannot be read any more,
 * the intake stands still and loses nothing: no event is at fault. Thread-safe.
 */
final class ProgrammeLibrary implements ProgrammeBook {
  private final CommunityStore communities;
  private final Map<Integer, Shelved> shelf = new ConcurrentHashMap<>();

  private final Map<Integer, Unreadable> unreadable = new ConcurrentHashMap<>();

  private record Shelved(int version, Programmes programmes) {}

  /** Remembered, since each batch asks and compiling takes its time. */
  private record Unreadable(int version, String problem) {}

  ProgrammeLibrary(CommunityStore communities) {
    this.communities = communities;
  }

  @Override
  public Programmes upTo(Community community, int version) {
    Shelved shelved = shelf.get(community.id());
    if (shelved != null && shelved.version() == version) {
      return shelved.programmes();
    }
    Unreadable known = unreadable.get(community.id());
    if (known != null && known.version() == version) {
      throw new StoreUnavailableException(known.problem());
    }
    List<ProgrammeVersion> compiled = new ArrayList<>();
    for (PublishedProgramme published : communities.versions(community)) {
      if (published.number() <= version) {
        compiled.add(compile(community, published, version));
      }
    }
    if (compiled.isEmpty()) {
      throw new IllegalStateException("community " + community.name() + " has no programme");
    }
    Programmes programmes = new Programmes(compiled);
    shelf.put(community.id(), new Shelved(version, programmes));
    return programmes;
  }

  private ProgrammeVersion compile(Community community, PublishedProgramme published, int wanted) {
    String place = community.name() + " version " + published.number();
    ProgrammeReading reading = ProgrammeText.read(place, published.written());
    if (reading instanceof ProgrammeReading.Refused refused) {
      String problem = "a published programme cannot be read: " + refused.problems().get(0);
      unreadable.put(community.id(), new Unreadable(wanted, problem));
      throw new StoreUnavailableException(problem);
    }
    Programme programme = ((ProgrammeReading.Accepted) reading).programme();
    return new ProgrammeVersion(published.number(), programme, published.from(), published.since());
  }
}
