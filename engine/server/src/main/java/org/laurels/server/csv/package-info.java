// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Tables as spreadsheets read them. */
@NullMarked
package org.laurels.server.csv;

import org.jspecify.annotations.NullMarked;
