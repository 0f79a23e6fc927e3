// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What members decide about what is told and kept of them. */
@NullMarked
package org.laurels.server.privacy;

import org.jspecify.annotations.NullMarked;
