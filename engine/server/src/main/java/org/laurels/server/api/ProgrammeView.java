// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.PublishedProgramme;

/** The programme in force, word for word, and all versions. */
public record ProgrammeView(VersionView current, String document, List<VersionView> versions) {
  static ProgrammeView of(List<PublishedProgramme> versions) {
    PublishedProgramme current = versions.get(versions.size() - 1);
    return new ProgrammeView(
        VersionView.of(current),
        current.written().document(),
        versions.stream().map(VersionView::of).toList());
  }

  /** A published version; a moment is absent where it is the beginning of time. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VersionView(
      int version,
      String programme,
      @Nullable String since,
      @JsonProperty("spendable_from") @Nullable String spendableFrom,
      String note,
      @JsonProperty("published_at") String publishedAt) {
    static VersionView of(PublishedProgramme published) {
      return new VersionView(
          published.number(),
          published.written().name(),
          moment(published.since()),
          moment(published.from()),
          published.note(),
          published.publishedAt().toString());
    }

    private static @Nullable String moment(Instant time) {
      return time.equals(Instant.MIN) ? null : time.toString();
    }
  }
}
