// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.job;

import org.laurels.core.community.Community;

/** What is to be done for a community from time to time. To do it twice changes nothing. */
@FunctionalInterface
public interface CommunityJob {
  void run(Community community);
}
