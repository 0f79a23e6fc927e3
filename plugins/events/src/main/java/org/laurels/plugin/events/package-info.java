// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What plugins share: reading JSON within bounds, cleaning what people wrote, and receiving what
 * Laurels' own senders inside hosts say. Each plugin has a copy of it in its jar.
 */
@NullMarked
package org.laurels.plugin.events;

import org.jspecify.annotations.NullMarked;
