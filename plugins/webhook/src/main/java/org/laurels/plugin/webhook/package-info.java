// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Any host that sends JSON by webhook, through a mapping file. */
@NullMarked
package org.laurels.plugin.webhook;

import org.jspecify.annotations.NullMarked;
