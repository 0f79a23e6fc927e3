// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Pages, met as people meet them: in a browser. */
@NullMarked
package org.laurels.tools.journeys.pages;

import org.jspecify.annotations.NullMarked;
