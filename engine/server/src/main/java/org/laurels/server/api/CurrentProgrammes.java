// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;

/** A community's programme with all of its versions, as of now. */
@FunctionalInterface
public interface CurrentProgrammes {
  Programmes of(Community community);
}
