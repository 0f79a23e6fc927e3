// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Errors as everyone who asks over HTTP sees them: problem details, RFC 9457. */
@NullMarked
package org.laurels.server.problem;

import org.jspecify.annotations.NullMarked;
