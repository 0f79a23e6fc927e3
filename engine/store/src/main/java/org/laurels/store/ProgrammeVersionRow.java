// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.community.WrittenProgramme;

/** Row of a published programme. */
@Entity
@Immutable
@Table(name = "programme_version")
class ProgrammeVersionRow {
  @EmbeddedId private Key key = new Key(0, 0);
  private String name = "";
  private String document = "";
  private String extended = "";

  @Column(name = "holds_from")
  private long holdsFrom;

  @Column(name = "holds_since")
  private long holdsSince;

  private String note = "";

  @Column(name = "published_at")
  private long publishedAt;

  /** For Hibernate. */
  protected ProgrammeVersionRow() {}

  ProgrammeVersionRow(int communityId, PublishedProgramme published) {
    this.key = new Key(communityId, published.number());
    this.name = published.written().name();
    this.document = published.written().document();
    this.extended = published.written().extended();
    this.holdsFrom = Sql.micros(published.from());
    this.holdsSince = Sql.micros(published.since());
    this.note = published.note();
    this.publishedAt = Sql.micros(published.publishedAt());
  }

  PublishedProgramme toPublished() {
    return new PublishedProgramme(
        key.version(),
        new WrittenProgramme(name, document, extended),
        Sql.instant(holdsFrom),
        Sql.instant(holdsSince),
        note,
        Sql.instant(publishedAt));
  }

  /** The primary key. */
  @Embeddable
  record Key(@Column(name = "community_id") int communityId, int version) implements Serializable {}
}
