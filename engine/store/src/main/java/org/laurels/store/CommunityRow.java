// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.laurels.core.community.Community;

/** Row of a community. Only its programme's version ever changes, by a conditional update. */
@Entity
@Table(name = "community")
class CommunityRow {
  @Id private int id;

  private String name = "";

  @Column(name = "programme_version")
  private int programmeVersion;

  @Column(name = "created_at")
  private long createdAt;

  /** For Hibernate. */
  protected CommunityRow() {}

  CommunityRow(int id, String name, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.programmeVersion = 1;
    this.createdAt = Sql.micros(createdAt);
  }

  int id() {
    return id;
  }

  int programmeVersion() {
    return programmeVersion;
  }

  Instant createdAt() {
    return Sql.instant(createdAt);
  }

  Community toCommunity() {
    return new Community(id, name);
  }
}
