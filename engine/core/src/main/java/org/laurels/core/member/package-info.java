// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Who takes part: identities in hosts, and the members they belong to. */
@NullMarked
package org.laurels.core.member;

import org.jspecify.annotations.NullMarked;
