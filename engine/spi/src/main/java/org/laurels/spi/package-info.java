// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What a plugin sees of Laurels, and all that it sees: a plugin implements {@link
 * org.laurels.spi.LaurelsPlugin} and is compiled against this package and the JDK, nothing else.
 *
 * <p>Types that the engine hands to a plugin ({@link org.laurels.spi.EventSink}, {@link
 * org.laurels.spi.HostCalls}, {@link org.laurels.spi.Progress}) may gain methods; types that a
 * plugin implements gain default methods only, so that a plugin built today goes on working.
 */
@NullMarked
package org.laurels.spi;

import org.jspecify.annotations.NullMarked;
