// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** The books of credits, as operators read them: by page, by API, by command. */
@NullMarked
package org.laurels.server.books;

import org.jspecify.annotations.NullMarked;
