// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.community.WrittenProgramme;

/** Communities and their programmes through Hibernate. Thread-safe. */
public final class HibernateCommunityStore implements CommunityStore {
  private static final int ATTEMPTS_MAX = 10;

  private final Sessions sessions;

  public HibernateCommunityStore(Sessions sessions) {
    this.sessions = requireNonNull(sessions, "sessions is null");
  }

  @Override
  public Optional<Community> find(String name) {
    return sessions.inTransaction(session -> row(session, name)).map(CommunityRow::toCommunity);
  }

  @Override
  public Optional<Community> find(int id) {
    return sessions
        .inTransaction(session -> Optional.ofNullable(session.get(CommunityRow.class, id)))
        .map(CommunityRow::toCommunity);
  }

  private static Optional<CommunityRow> row(StatelessSession session, String name) {
    return session
        .createSelectionQuery("from CommunityRow where name = :name", CommunityRow.class)
        .setParameter("name", name)
        .uniqueResultOptional();
  }

  @Override
  public List<Community> all() {
    return sessions.inTransaction(
        session ->
            session
                .createSelectionQuery("from CommunityRow order by name", CommunityRow.class)
                .getResultStream()
                .map(CommunityRow::toCommunity)
                .toList());
  }

  @Override
  public Community create(String name, WrittenProgramme programme, Instant now) {
    PublishedProgramme first =
        new PublishedProgramme(1, programme, Instant.MIN, Instant.MIN, "", now);
    for (int attempt = 1; ; attempt++) {
      try {
        return sessions.inTransaction(session -> create(session, name, first, now));
      } catch (ConstraintViolationException e) {
        // Another community took the name, which the next attempt sees, or only the number.
        if (attempt == ATTEMPTS_MAX) {
          throw new IllegalStateException("too many communities are being made at once", e);
        }
      }
    }
  }

  private static Community create(
      StatelessSession session, String name, PublishedProgramme first, Instant now) {
    if (row(session, name).isPresent()) {
      throw new IllegalStateException("a community is called " + name + " already");
    }
    Integer last =
        session
            .createSelectionQuery("select max(id) from CommunityRow", Integer.class)
            .uniqueResult();
    CommunityRow row = new CommunityRow(last == null ? 1 : last + 1, name, now);
    session.insert(row);
    session.insert(new ProgrammeVersionRow(row.id(), first));
    return row.toCommunity();
  }

  @Override
  public PublishedProgramme publish(
      Community community,
      WrittenProgramme programme,
      Instant from,
      Instant since,
      String note,
      Instant now) {
    try {
      return sessions.inTransaction(
          session -> {
            CommunityRow row = requireNonNull(session.get(CommunityRow.class, community.id()));
            int number = row.programmeVersion() + 1;
            PublishedProgramme published =
                new PublishedProgramme(number, programme, from, since, note, now);
            session.insert(new ProgrammeVersionRow(community.id(), published));
            advance(session, community, number);
            return published;
          });
    } catch (ConstraintViolationException e) {
      throw publishedMeanwhile(e);
    }
  }

  private static void advance(StatelessSession session, Community community, int number) {
    int changed =
        session
            .createMutationQuery(
                "update CommunityRow set programmeVersion = :number"
                    + " where id = :id and programmeVersion = :before")
            .setParameter("number", number)
            .setParameter("id", community.id())
            .setParameter("before", number - 1)
            .executeUpdate();
    if (changed != 1) {
      throw publishedMeanwhile(null);
    }
  }

  private static IllegalStateException publishedMeanwhile(@Nullable Throwable cause) {
    return new IllegalStateException("another version was published at the same time", cause);
  }

  @Override
  public List<PublishedProgramme> versions(Community community) {
    return sessions.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from ProgrammeVersionRow where key.communityId = :id order by key.version",
                    ProgrammeVersionRow.class)
                .setParameter("id", community.id())
                .getResultStream()
                .map(ProgrammeVersionRow::toPublished)
                .toList());
  }
}
