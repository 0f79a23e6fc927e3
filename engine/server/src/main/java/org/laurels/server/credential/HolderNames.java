// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.credential.GrantedBadge;

/** How the public page names who earned a badge. */
public interface HolderNames {
  /** The name to show; empty where the member hides their profile. */
  Optional<String> of(Community community, GrantedBadge grant);
}
