// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.programme;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.intake.StoreUnavailableException;
import org.laurels.core.programme.Programme;
import org.laurels.expression.document.Embeds;
import org.laurels.expression.document.Look;
import org.laurels.expression.document.ProgrammeReading;

/**
 * Communities by name with what their newest programmes say, for what is asked with every request
 * of pages, boards and embeds. Which version is the newest is looked up again beside the answers,
 * so that a new one shows within seconds; a version is compiled once. Thread-safe.
 */
public final class NewestProgrammes {
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** An origin that was taken off the list of embeds is off after so long, asked for or not. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private static final int COMMUNITIES_MAX = 10_000;

  private final CommunityStore communities;
  private final LoadingCache<String, Optional<Newest>> known;
  private final Map<Integer, Newest> compiled = new ConcurrentHashMap<>();

  public NewestProgrammes(CommunityStore communities) {
    this.communities = communities;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(COMMUNITIES_MAX)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(KEPT)
            .build(name -> communities.find(name).map(this::read));
  }

  /**
   * A community with its newest version.
   *
   * @param embeds on whose pages it may be shown
   */
  public record Newest(
      Community community, int version, Programme programme, Look look, Embeds embeds) {
    /** What people call the community. */
    public String name() {
      return Optional.ofNullable(look.name()).orElse(community.name());
    }
  }

  /**
   * The community of that name; none where there is none.
   *
   * @throws StoreUnavailableException if what was published cannot be read
   */
  public Optional<Newest> find(String name) {
    return Community.isName(name) ? known.get(name) : Optional.empty();
  }

  /** The same of a community that is there, even if nobody had heard of it a moment ago. */
  public Newest of(Community community) {
    return find(community.name()).orElseGet(() -> read(community));
  }

  private Newest read(Community community) {
    List<PublishedProgramme> versions = communities.versions(community);
    PublishedProgramme newest = versions.get(versions.size() - 1);
    Newest before = compiled.get(community.id());
    if (before != null && before.version() == newest.number()) {
      return before;
    }
    Newest read = compile(community, newest);
    compiled.put(community.id(), read);
    return read;
  }

  private static Newest compile(Community community, PublishedProgramme newest) {
    String place = community.name() + " version " + newest.number();
    ProgrammeReading reading = ProgrammeText.read(place, newest.written());
    if (reading instanceof ProgrammeReading.Refused refused) {
      throw new StoreUnavailableException(
          "a published programme cannot be read: " + refused.problems().get(0));
    }
    ProgrammeReading.Accepted accepted = (ProgrammeReading.Accepted) reading;
    return new Newest(
        community, newest.number(), accepted.programme(), accepted.look(), accepted.embeds());
  }
}
