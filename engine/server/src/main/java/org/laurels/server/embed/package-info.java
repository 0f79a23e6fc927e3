// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What other sites show of a community: boards, standings and images. Everything here is public, so
 * it says no more than the community's programme allows and its members want.
 */
@NullMarked
package org.laurels.server.embed;

import org.jspecify.annotations.NullMarked;
