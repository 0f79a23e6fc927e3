// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Pages for people: rendered on the server, readable without scripts. */
@NullMarked
package org.laurels.server.page;

import org.jspecify.annotations.NullMarked;
