// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The HTTP API: JSON, problem details, cursor paging. */
@NullMarked
package org.laurels.server.api;

import org.jspecify.annotations.NullMarked;
