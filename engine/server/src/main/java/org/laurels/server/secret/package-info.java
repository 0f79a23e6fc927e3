// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Secrets that the engine must be able to read again, kept so that the database alone tells none.
 */
@NullMarked
package org.laurels.server.secret;

import org.jspecify.annotations.NullMarked;
