// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The built program, met from outside as its users meet it. */
@NullMarked
package org.laurels.tools.journeys;

import org.jspecify.annotations.NullMarked;
