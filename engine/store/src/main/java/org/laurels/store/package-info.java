// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The ports of core on MySQL and H2: JDBC where it is hot, Hibernate where it is configuration. */
@NullMarked
package org.laurels.store;

import org.jspecify.annotations.NullMarked;
