// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What plugins promise, as tests that their authors run. */
@NullMarked
package org.laurels.testkit.plugin;

import org.jspecify.annotations.NullMarked;
