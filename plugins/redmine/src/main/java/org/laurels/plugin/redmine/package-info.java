// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Connects Redmine: its forums and issues come in, ranks go out. */
@NullMarked
package org.laurels.plugin.redmine;

import org.jspecify.annotations.NullMarked;
