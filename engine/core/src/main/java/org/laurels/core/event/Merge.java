// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import static java.util.Objects.requireNonNull;

import org.laurels.core.member.Identity;

/** The two identities that a {@code member.merged} event says are one person. */
public record Merge(Identity one, Identity other) {
  /** Attribute that holds the second identity's id. */
  public static final String OTHER = "other";

  /** Attribute that holds the second identity's host, where it is not the event's source. */
  public static final String OTHER_HOST = "other-host";

  /** Reads a {@code member.merged} event, whose fields were checked when it was made. */
  public static Merge of(Event event) {
    Identity one = requireNonNull(event.actorIdentity(), "actor is null");
    String host = event.attributes().getOrDefault(OTHER_HOST, event.source());
    return new Merge(one, new Identity(host, requireNonNull(event.attributes().get(OTHER))));
  }
}
